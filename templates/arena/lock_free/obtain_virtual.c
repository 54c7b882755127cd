/** Take bytes${obtain_words}; NULL when that is not enough. */
void *${P}_obtain(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    void *block_;
    do {
        block_ = ${P}_cursor_take(${me}, bytes_, span_, align_);
    } while (block_ == NULL && ${P}_more(${me}, bytes_, span_, align_));
    return block_;
}
