/** Bytes handed out from an address to the end of its chunk; 0 for an address that is not handed out. */
size_t ${P}_run_from(const ${P} *${me}, const void *address_)
{
    size_t end_ = ${P}_position(${me});
    for (const ${P}_chunk *chunk_ = ${me}->chunk_; chunk_ != NULL; chunk_ = chunk_->previous_) {
        const uintptr_t offset_ = (uintptr_t)address_ - (uintptr_t)${P}_chunk_begin(chunk_);
        if (offset_ < end_ - chunk_->base_) {
            return end_ - chunk_->base_ - (size_t)offset_;
        }
        end_ = chunk_->base_;
    }
    return 0;
}
