/** Give all memory back. */
void ${P}_give_memory_back(${P} *pool_)
{
    typed_upstream_free(&pool_->upstream_, ${slots}, ${P}_BLOCK_BYTES(pool_->capacity_), ${P}_BLOCK_ALIGN);
}
