/** Publish the order of the first `count_` chunks by address, in the half of by_address_ that is not to be read now. A
 * reader that is still there from two changes ago sees by ordered_ that it is too late: each store releases the one
 * before. The lock is held. O(chunks). */
void ${P}_order_chunks(${P} *pool_, uint32_t count_, bool is_growing_)
{
    const uint32_t next_ = pool_->ordered_ + 1;
    const uint32_t *from_ = pool_->by_address_ + (size_t)(pool_->ordered_ & 1) * ${max_chunks};
    uint32_t *to_ = pool_->by_address_ + (size_t)(next_ & 1) * ${max_chunks};
    const uint32_t last_ = is_growing_ ? count_ - 1 : count_;
    uint32_t at_ = 0;
    for (uint32_t i_ = 0; i_ < pool_->chunk_count_; i_++) {
        if (is_growing_ && at_ == i_ && (uintptr_t)TYPED_RECALL(${P}_slot, pool_->chunks_[from_[i_]]) > (uintptr_t)TYPED_RECALL(${P}_slot, pool_->chunks_[last_])) {
            typed_atomic_store(&to_[at_], last_, TYPED_RELEASE);
            at_++;
        }
        if (from_[i_] < count_) {
            typed_atomic_store(&to_[at_], from_[i_], TYPED_RELEASE);
            at_++;
        }
    }
    if (at_ < count_) {
        typed_atomic_store(&to_[at_], last_, TYPED_RELEASE);
    }
    typed_atomic_store(&pool_->order_count_[next_ & 1], count_, TYPED_RELEASE);
    typed_atomic_store(&pool_->ordered_, next_, TYPED_RELEASE);
}

/** Enter a chunk as the last, and in the order by address. */
void ${P}_add_chunk(${P} *pool_, ${P}_slot *chunk_)
{
    TYPED_POISON_EACH(chunk_, sizeof *chunk_, ${chunk});
    typed_atomic_store(&pool_->chunks_[pool_->chunk_count_], chunk_, TYPED_RELAXED);
/*% for step in chunk_known %*/
/*% include step %*/
/*% endfor %*/
    ${P}_order_chunks(pool_, pool_->chunk_count_ + 1, true);
    pool_->chunk_count_++;
    const uint32_t committed_ = (uint32_t)TYPED_LEAST((size_t)pool_->chunk_count_ * ${chunk}, (size_t)${max_capacity});
    typed_atomic_store(&pool_->committed_, committed_, TYPED_RELEASE);
}

/** Take the last chunk out of both lists. */
${P}_slot *${P}_remove_last_chunk(${P} *pool_)
{
    ${P}_order_chunks(pool_, pool_->chunk_count_ - 1, false);
    pool_->chunk_count_--;
    typed_atomic_store(&pool_->committed_, pool_->chunk_count_ * UINT32_C(${chunk}), TYPED_RELEASE);
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
