/** Give all memory back. */
void ${P}_give_memory_back(${P} *${me})
{
    ${P}_chunk *chunk_ = ${me}->chunk_;
    while (chunk_ != NULL && chunk_->next_ != NULL) {
        chunk_ = chunk_->next_;
    }
    while (chunk_ != NULL) {
        ${P}_chunk *previous_ = chunk_->previous_;
        ${P}_free_chunk(${me}, chunk_);
        chunk_ = previous_;
    }
}
