/** Ask for more behind a block that grows where it is; true when it is refused, so that a copy, which takes more, would be too.
 * The program is asked once, and then the monitor once more, as there may be room now. */
bool ${P}_is_growth_refused(${P} *${me}, ${growth_cache}const void *block_, size_t old_bytes_, size_t bytes_)
{
    const size_t more_ = ${P}_SPAN(bytes_) - ${P}_SPAN(old_bytes_);
    bool asked_ = false;
    bool is_refused_ = false;
    bool was_asked_;
    do {
        was_asked_ = asked_;
        if (!${P}_is_growable(${me}, ${growth_place}, more_)) {
            return false;
        }
        (void)${P}_grant(${me}, bytes_ - old_bytes_, more_, ${right_behind}, &asked_, &is_refused_);
    } while (asked_ && !was_asked_ && !is_refused_);
    return is_refused_;
}
