/** An aligned address at the cursor for no bytes; NULL when nothing was initialised. */
void *${P}_nothing(const ${P} *${me}, size_t align_)
{
    const ${P}_chunk *chunk_ = typed_atomic_load(&${me}->chunk_, TYPED_ACQUIRE);
    if (${me}->capacity_ == 0) {
        return NULL;
    }
    /* Without any chunk, an address that is as good. */
    return (void *)(chunk_ == NULL ? align_ : TYPED_ALIGN_UP((uintptr_t)${P}_chunk_begin(chunk_) + ${P}_chunk_taken(chunk_), align_));
}
