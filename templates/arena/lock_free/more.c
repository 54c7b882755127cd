/** Commit what a request needs; false, and nothing committed, when it is more than is left. */
bool ${P}_more(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    const size_t at_ = ${P}_position(${me});
    const size_t reach_ = ${P}_reach(${me}->begin_, at_, bytes_, span_, align_);
    return reach_ <= ${me}->capacity_ - at_ && ${P}_commit(${me}, at_ + reach_);
}
