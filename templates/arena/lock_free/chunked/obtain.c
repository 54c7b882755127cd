/** Take bytes${obtain_words}; NULL when that is not enough. */
void *${P}_obtain(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    void *block_ = ${P}_cursor_take(${me}, bytes_, span_, align_);
    return block_ != NULL ? block_ : ${P}_go_on(${me}, bytes_, span_, align_);
}
