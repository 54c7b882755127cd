/*% for step in usable_invalid %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const typed_status status_ = ${P}_judge(${me}, &mark_);
    if (TYPED_LIKELY(status_ == TYPED_OK)) {
        ${P}_return_to(${me}, &mark_);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report %*/
/*% include step %*/
/*% endfor %*/
/*% for step in refuse_position %*/
/*% include step %*/
/*% endfor %*/
    return status_;
