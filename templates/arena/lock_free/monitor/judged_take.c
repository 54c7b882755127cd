/** Ask the monitor for a request ${judged_words} */
void *${P}_judged_take(${P} *${me}, size_t bytes_, size_t span_, size_t align_, bool *asked_, bool *is_over_, bool *lost_)
{
    typed_judgement judgement_;
    size_t position_;
    size_t reach_;
/*% for step in judged_fits %*/
/*% include step %*/
/*% endfor %*/
    bool again_;
    do {
/*% for step in look_where %*/
/*% include step %*/
/*% endfor %*/
        if (reach_ > ${me}->capacity_ - position_) {
            return NULL;
        }
        judgement_ = ${P}_ask_monitor(${me}, position_, reach_, bytes_, asked_, &again_);
    } while (again_);
    *is_over_ = judgement_.allowed == 0;
    if (*is_over_) {
        return ${P}_refuse_size(${me});
    }
/*% for step in before_judged_take %*/
/*% include step %*/
/*% endfor %*/
    return ${take_judged};
}
