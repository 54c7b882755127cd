/*% for step in usable_invalid %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const typed_status status_ = ${P}_judge(${me}, &mark_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in refuse_position %*/
/*% include step %*/
/*% endfor %*/
    if (status_ != TYPED_OK) {
        return status_;
    }
    ${P}_drop_above(${me}, mark_.position_);
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (${P}_judge(${me}, &mark_) == TYPED_OK) { /* unless a hook has reset */
        ${P}_return_to(${me}, &mark_);
/*% for step in give_back_ended %*/
/*% include step %*/
/*% endfor %*/
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in give_back_uncovered %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_OK;
