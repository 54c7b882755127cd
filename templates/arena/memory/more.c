/** Commit what a request needs; false, and nothing committed, when it is more than is left. */
bool ${P}_more(${P} *${me}, size_t span_, size_t align_)
{
    const size_t pad_ = ${P}_pad(${me}, align_);
    const size_t left_ = ${P}_left(${me});
    if (pad_ > left_ || span_ > left_ - pad_) {
        return false;
    }
    return ${P}_commit(${me}, ${P}_position(${me}) + pad_ + span_);
}
