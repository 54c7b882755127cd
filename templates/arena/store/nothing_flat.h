/** An aligned address at the cursor for no bytes; NULL when nothing was initialised. */
void *${P}_nothing(const ${P} *${me}, size_t align_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    unsigned char *here_ = ${me}->cursor_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return here_ == NULL ? NULL : (void *)TYPED_ALIGN_UP((uintptr_t)here_, align_);
}
