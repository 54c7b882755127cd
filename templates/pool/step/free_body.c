    if (TYPED_UNLIKELY(!${watch_holds}(&pool_->watch_, pool_))) {
        ${free_unsure};
        return;
    }
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    const bool is_ours_ = ${P}_slot_return(pool_, object_${pass_here});
    if (TYPED_UNLIKELY(!is_ours_) && object_ != NULL) {
        ${refuse};
    }
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
