/** Give all memory and its addresses back. */
void ${P}_give_memory_back(${P} *pool_)
{
    typed_virtual_release(${slots}, pool_->block_bytes_);
}
