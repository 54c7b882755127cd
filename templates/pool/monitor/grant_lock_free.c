/** Called with nothing held when `count_` elements were not to be had: if that was for want of a higher ceiling, ask for
 * one. True when trying again may help; `*is_refused_` when it cannot, as the monitor said no.
 *
 * What was ever handed out is what the limits are held against: no more than that is live, and it grows only when nothing is
 * listed, so that an allocation is refused if and only if all of it is live. So the list needs no counter.${in_group}${retired_too} */
bool ${P}_grant(${P} *pool_, size_t count_, bool *asked_, bool *is_refused_)
{
/*% for step in lost_first %*/
/*% include step %*/
/*% endfor %*/
    /* The lock is held by a bulk allocation while it has slots that it may give back. */
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t carved_ = ${carved_now}${less_lost};
    const size_t listed_ = ${P}_slot_listed(pool_, count_);
    const size_t ceiling_ = pool_->ceiling_${less_lost};
    const size_t limit_ = ${limit_now}${less_lost};
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (count_ <= pool_->capacity_ && listed_ >= count_) {
        return true;
    }
    const size_t more_ = count_ - listed_;
    if (count_ > pool_->capacity_ || carved_ + more_ > pool_->capacity_${less_lost}) {
        return false;
    }
    if (carved_ + more_ <= ceiling_) {
        return carved_ + more_ <= limit_; /* another thread has raised the ceiling meanwhile */
    }
    const size_t asked_for_ = ${request_of_grant};
    const size_t used_ = (carved_ + more_ - asked_for_) * sizeof(${T});
    const typed_judgement judgement_ = typed_monitor_judge(&${P}_rules, &pool_->monitor_, ${P}_name(pool_), used_, asked_for_ * sizeof(${T}));
    if (judgement_.asks && !*asked_ && pool_->on_pressure_ != NULL) {
        *asked_ = true;
        if (pool_->on_pressure_(pool_, judgement_.level, count_ * sizeof(${T}), pool_->on_pressure_ctx_)) {
/*% for step in refund_judged %*/
/*% include step %*/
/*% endfor %*/
            return true;
        }
    }
    *is_refused_ = judgement_.allowed == 0;
    if (*is_refused_) {
        return false;
    }
    const size_t most_ = TYPED_LEAST((used_ + judgement_.allowed) / sizeof(${T})${plus_lost}, (size_t)pool_->capacity_);
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
