/** An aligned address at the cursor for no bytes; NULL when nothing was initialised. */
void *${P}_nothing(const ${P} *${me}, size_t align_)
{
    if (${me}->begin_ == NULL) {
        return NULL;
    }
    return (void *)TYPED_ALIGN_UP((uintptr_t)${me}->begin_ + ${P}_position(${me}), align_);
}
