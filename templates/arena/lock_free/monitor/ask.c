/** Ask the monitor, with nothing held, for `need_` bytes from a position on, for a request of `bytes_`. Nothing is allowed
 * when they are refused, and when the program was asked and has made room: then *again_ is set, and the caller is to look where
 * the cursor is now. Once for each allocation, of which *asked_ takes note. */
typed_judgement ${P}_ask_monitor(${P} *${me}, size_t position_, size_t need_, size_t bytes_, bool *asked_, bool *again_)
{
    typed_judgement judgement_ = typed_monitor_judge(&${P}_rules, &${me}->monitor_, ${P}_name(${me}), position_, need_);
    *again_ = false;
    if (judgement_.asks && !*asked_ && ${me}->on_pressure_ != NULL) {
        *asked_ = true;
        *again_ = ${me}->on_pressure_(${me}, judgement_.level, bytes_, ${me}->on_pressure_ctx_);
    }
    if (*again_) {
/*% for step in refund_judged %*/
/*% include step %*/
/*% endfor %*/
        judgement_.allowed = 0;
    }
/*% for step in raise_ceiling %*/
/*% include step %*/
/*% endfor %*/
    return judgement_;
}

/** Whether the newest block, which ends at a position, may grow by so many bytes, of which `bytes_` are asked for. */
bool ${P}_may_grow(${P} *${me}, size_t position_, size_t more_, size_t bytes_)
{
    bool asked_ = false;
    bool again_ = false;
    typed_judgement judgement_ = ${P}_ask_monitor(${me}, position_, more_, bytes_, &asked_, &again_);
    if (again_) {
        judgement_ = ${P}_ask_monitor(${me}, position_, more_, bytes_, &asked_, &again_);
    }
    return judgement_.allowed != 0;
}
