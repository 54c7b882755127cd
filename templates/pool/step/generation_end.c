    if (TYPED_UNLIKELY(generation_ == ${P}_GENERATION_RETIRED)) {
/*% for step in before_loss_deep %*/
/*% include step %*/
/*% endfor %*/
        pool_->lost_++;
        return;
    }
