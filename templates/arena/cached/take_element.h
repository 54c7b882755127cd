/** Move this thread's cursor past one element; NULL when there is no room in its block.
 *
 * Why this is right. A block belongs to one thread: it alone hands bytes of it out, so that nothing needs to be atomic but
 * for readers that count, and for those each figure by itself, relaxed, is enough. The block is valid as long as its key
 * is the arena's, and every init and reset of any arena has a key of its own; so a block of an arena that was reset, or that
 * ended and whose memory is another's now, is never touched, and nobody needs to tell its thread. The key changes while
 * no other thread uses the arena; what the program does to ensure that orders it, so reading it relaxed is enough too. Blocks
 * come from the shared arena under its lock, which orders everything else. Progress: in its block a thread never waits; for
 * the next one it waits for the lock, and with it for whoever takes a block or, where memory is committed under it, for the
 * system. */
void *${P}_take${E}(${P} *${me})
{
    ${P}_cache *cache_ = ${P}_hot;
    if (TYPED_UNLIKELY(cache_->key_ != typed_atomic_load(&${me}->key_, TYPED_RELAXED))) {
        return NULL;
    }
    unsigned char *here_ = cache_->cursor_;
    if (TYPED_UNLIKELY(((uintptr_t)here_ & (${alignment} - 1)) != 0)) {
        return ${P}_cache_take(${me}, sizeof(${T}), ${span}, ${alignment});
    }
    if (TYPED_UNLIKELY(${span} > (size_t)((uintptr_t)cache_->end_ - (uintptr_t)here_))) {
        return NULL;
    }
    TYPED_ASSUME(here_ != NULL);
    typed_atomic_store(&cache_->cursor_, here_ + ${span}, TYPED_RELAXED);
/*% for step in on_take_element %*/
/*% include step %*/
/*% endfor %*/
    return here_;
}
