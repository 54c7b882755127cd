/** Called with nothing held when `count_` elements were not to be had: if that was for want of an allowance, ask for
 * more. True when trying again may help; `*is_refused_` when it cannot, as the monitor said no. */
bool ${P}_grant(${P} *pool_, size_t count_, bool *asked_, bool *is_refused_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_allowed_ = pool_->allowance_ >= (int64_t)count_;
    const size_t used_ = ${outstanding} * sizeof(${T});
/*% for step in look_again %*/
/*% include step %*/
/*% endfor %*/
/*% for step in refund_rest %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (is_allowed_ || count_ > pool_->capacity_) {
        return ${fits_now};
    }
    const size_t bytes_ = count_ * sizeof(${T});
    const typed_judgement judgement_ = typed_monitor_judge(&${P}_rules, &pool_->monitor_, ${P}_name(pool_), used_, bytes_);
    if (judgement_.asks && !*asked_ && pool_->on_pressure_ != NULL) {
        *asked_ = true;
/*% for step in allowance_forgotten %*/
/*% include step %*/
/*% endfor %*/
        /* Judged once more in either case unless it is refused: what was done meanwhile may have ended the level. */
        if (pool_->on_pressure_(pool_, judgement_.level, bytes_, pool_->on_pressure_ctx_) || judgement_.allowed > 0) {
/*% for step in refund_judged %*/
/*% include step %*/
/*% endfor %*/
            return true;
        }
    }
    *is_refused_ = judgement_.allowed == 0;
    if (*is_refused_) {
/*% for step in allowance_forgotten %*/
/*% include step %*/
/*% endfor %*/
        return false;
    }
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in allow %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return true;
}
