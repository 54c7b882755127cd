/** Give all memory back. */
void ${P}_give_memory_back(${P} *pool_)
{
    while (pool_->chunk_count_ > 0) {
        ${P}_drop_last_chunk(pool_);
    }
    typed_upstream_free(&pool_->upstream_, pool_->chunks_, ${P}_DIRECTORY_BYTES, sizeof(uint64_t));
}
