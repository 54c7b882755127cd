/** An aligned address at the cursor for no bytes; NULL when nothing was initialised. */
void *${P}_nothing(const ${P} *${me}, size_t align_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const uintptr_t here_ = (uintptr_t)${me}->cursor_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (${me}->capacity_ == 0) {
        return NULL;
    }
    /* Without any chunk, an address that is as good. */
    return (void *)(here_ == 0 ? align_ : TYPED_ALIGN_UP(here_, align_));
}
