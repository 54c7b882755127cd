/** Called with nothing held when there was no room: if that was for want of an allowance, ask for more${behind_words}. True when trying
 * again may help; `*is_refused_` when it cannot, as the monitor said no. */
bool ${P}_grant(${P} *${me}, size_t bytes_, size_t span_, size_t align_, bool *asked_, bool *is_refused_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${const_need}size_t need_ = ${pad_before} + span_;
/*% for step in need_elsewhere %*/
/*% include step %*/
/*% endfor %*/
    const bool is_allowed_ = ${P}_allowance(${me}) >= need_;
    const size_t used_ = ${P}_position(${me});
/*% for step in look_again %*/
/*% include step %*/
/*% endfor %*/
/*% for step in refund_rest %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (is_allowed_ || need_ > ${me}->capacity_) {
        return ${fits_now};
    }
/*% for step in ask_monitor %*/
/*% include step %*/
/*% endfor %*/
    if (judgement_.asks && !*asked_ && ${me}->on_pressure_ != NULL) {
        *asked_ = true;
/*% for step in before_asking %*/
/*% include step %*/
/*% endfor %*/
        /* Judged once more in either case unless it is refused: what was done meanwhile may have ended the level. */
        if (${me}->on_pressure_(${me}, judgement_.level, bytes_, ${me}->on_pressure_ctx_) || judgement_.allowed > 0) {
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

/** Called with nothing held when there is no room: true when trying again may help. */
bool ${P}_make_room(${P} *${me}, size_t bytes_, size_t span_, size_t align_, bool *asked_)
{
    bool is_refused_ = false;
    if (${P}_grant(${me}, bytes_, span_, align_, asked_, &is_refused_)) {
        return true;
    }
    if (!is_refused_) {
        const bool has_more_ = ${P}_make_more_room(${me}, ${more_room_arguments}, asked_);
/*% for step in allowance_unused %*/
/*% include step %*/
/*% endfor %*/
        return has_more_;
    }
/*% for step in on_fail %*/
/*% include step %*/
/*% endfor %*/
    return false;
}
