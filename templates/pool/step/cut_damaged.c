    /* Behind a damaged link nothing is had: it is cut off here, before what was taken hides it again. */
    const ${P}_slot_ref slot_ = pool_->head_;
    const bool is_damaged_ = !has_all_ && pool_->capacity_ > 0 && slot_ != ${P}_SLOT_NONE && ${slot_leads_out};
    if (is_damaged_) {
        pool_->head_ = ${no_head};
/*% for step in lose_unlisted %*/
/*% include step %*/
/*% endfor %*/
    }
