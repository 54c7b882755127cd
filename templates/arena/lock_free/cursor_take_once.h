/** Take bytes; NULL when there is no room at hand, or when another thread was faster. */
void *${P}_cursor_take(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    bool lost_ = false;
    return ${P}_cursor_try(${me}, bytes_, span_, align_, &lost_);
}
