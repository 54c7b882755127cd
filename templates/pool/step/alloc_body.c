/*% for step in unsure_alloc %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    ${T_}*object_ = ${P}_slot_obtain(pool_${pass_here});
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    if (TYPED_UNLIKELY(object_ == NULL)) {
/*% for step in when_none_is_at_hand %*/
/*% include step %*/
/*% endfor %*/
    }
/*% for step in on_alloc %*/
/*% include step %*/
/*% endfor %*/
    return object_;
