/** Take the last chunk off the pool when all of it lies above both the carved slots and `keep_` slots. */
${P}_slot *${P}_take_spare_chunk(${P} *pool_, size_t keep_)
{
    ${P}_slot *chunk_ = NULL;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t first_ = pool_->chunk_count_ == 0 ? 0 : (pool_->chunk_count_ - (size_t)1) * ${chunk};
    if (pool_->chunk_count_ > 0 && first_ >= pool_->carved_ && first_ >= keep_) {
        chunk_ = ${P}_remove_last_chunk(pool_);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return chunk_;
}

/** Give back the whole chunks above both the carved slots and `keep_` slots: how many bytes. */
size_t ${P}_give_back_above(${P} *pool_, size_t keep_)
{
    size_t given_ = 0;
    ${P}_slot *chunk_ = ${P}_take_spare_chunk(pool_, keep_);
    while (chunk_ != NULL) {
        typed_upstream_free(&pool_->upstream_, chunk_, ${P}_CHUNK_BYTES, TYPED_ALIGNOF(${P}_slot));
        given_ += ${P}_CHUNK_BYTES;
        chunk_ = ${P}_take_spare_chunk(pool_, keep_);
    }
    return given_;
}
