/** Say where a chunk begins that stands behind the one in use, or is the first. */
void ${P}_place_chunk(${P}_chunk *chunk_, size_t base_)
{
    chunk_->base_ = base_;
    chunk_->reach_ = chunk_->bytes_ + (chunk_->previous_ == NULL ? 0 : chunk_->previous_->reach_);
}

/** Whether a request fits into a chunk of which so many bytes are taken. */
bool ${P}_fits_at(const ${P}_chunk *chunk_, size_t at_, size_t bytes_, size_t span_, size_t align_)
{
    return ${P}_reach(${P}_chunk_begin(chunk_), at_, bytes_, span_, align_) <= chunk_->bytes_ - at_;
}

/** The first spare chunk behind the one in use that has so many bytes, or NULL. O(spare chunks). */
${P}_chunk *${P}_spare_of(const ${P} *${me}, size_t need_)
{
    ${P}_chunk *spare_ = ${me}->chunk_ == NULL ? NULL : ${me}->chunk_->next_;
    while (spare_ != NULL && spare_->bytes_ < need_) {
        spare_ = spare_->next_;
    }
    return spare_;
}
