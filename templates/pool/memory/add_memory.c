/** Add one chunk, asking the upstream with no lock held; false when it gives none or the pool has its
 * most. Another thread may have added one meanwhile: then both stay, up to that most. */
bool ${P}_add_memory(${P} *pool_)
{
    ${P}_slot *chunk_ = (${P}_slot *)typed_upstream_alloc(&pool_->upstream_, ${P}_CHUNK_BYTES, TYPED_ALIGNOF(${P}_slot));
    if (chunk_ == NULL) {
        return false;
    }
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_wanted_ = pool_->chunk_count_ < ${max_chunks};
    if (is_wanted_) {
        ${P}_add_chunk(pool_, chunk_);
/*% for step in end_drain %*/
/*% include step %*/
/*% endfor %*/
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (!is_wanted_) {
        typed_upstream_free(&pool_->upstream_, chunk_, ${P}_CHUNK_BYTES, TYPED_ALIGNOF(${P}_slot));
    }
    return is_wanted_;
}

/** Whether the pool may still grow. */
bool ${P}_can_grow(const ${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool can_grow_ = pool_->capacity_ > 0 && pool_->chunk_count_ < ${max_chunks};
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return can_grow_;
}
