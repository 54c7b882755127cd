/** Enter a chunk as the last, and in the order by address. O(chunks). */
void ${P}_add_chunk(${P} *pool_, ${P}_slot *chunk_)
{
    TYPED_POISON_EACH(chunk_, sizeof *chunk_, ${chunk});
    uint32_t at_ = pool_->chunk_count_;
    pool_->chunks_[at_] = chunk_;
/*% for step in chunk_known %*/
/*% include step %*/
/*% endfor %*/
    while (at_ > 0 && (uintptr_t)TYPED_RECALL(${P}_slot, pool_->chunks_[pool_->by_address_[at_ - 1]]) > (uintptr_t)chunk_) {
        pool_->by_address_[at_] = pool_->by_address_[at_ - 1];
        at_--;
    }
    pool_->by_address_[at_] = pool_->chunk_count_;
    pool_->chunk_count_++;
    pool_->committed_ = (uint32_t)TYPED_LEAST((size_t)pool_->chunk_count_ * ${chunk}, (size_t)${max_capacity});
}

/** Take the last chunk out of both lists. O(chunks). */
${P}_slot *${P}_remove_last_chunk(${P} *pool_)
{
    pool_->chunk_count_--;
    size_t at_ = 0;
    while (pool_->by_address_[at_] != pool_->chunk_count_) {
        at_++;
    }
    memmove(&pool_->by_address_[at_], &pool_->by_address_[at_ + 1], (pool_->chunk_count_ - at_) * sizeof pool_->by_address_[0]);
    pool_->committed_ = pool_->chunk_count_ * UINT32_C(${chunk});
    ${P}_slot *chunk_ = TYPED_RECALL(${P}_slot, pool_->chunks_[pool_->chunk_count_]);
    TYPED_UNPOISON(chunk_, ${P}_CHUNK_BYTES);
/*% for step in chunk_gone %*/
/*% include step %*/
/*% endfor %*/
    return chunk_;
}

/** Give the last chunk, in which nothing is live, back to where it came from. */
void ${P}_drop_last_chunk(${P} *pool_)
{
    typed_upstream_free(&pool_->upstream_, ${P}_remove_last_chunk(pool_), ${P}_CHUNK_BYTES, TYPED_ALIGNOF(${P}_slot));
}
