    unsigned char *here_ = ${begin_of} + at_ + ${P}_pad(${begin_of}, at_, align_);
    if (TYPED_UNLIKELY(!typed_atomic_compare_exchange(&${cursor_of}, &at_, at_ + reach_, TYPED_ACQUIRE))) {
        *lost_ = true;
        return NULL;
    }
/*% for step in on_take_bytes %*/
/*% include step %*/
/*% endfor %*/
    return here_;
