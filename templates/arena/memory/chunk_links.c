/** Put a chunk behind another; behind none it is the first. */
void ${P}_link_chunk(${P}_chunk *chunk_, ${P}_chunk *previous_)
{
    chunk_->previous_ = previous_;
    chunk_->next_ = NULL;
    if (previous_ != NULL) {
        chunk_->next_ = previous_->next_;
        previous_->next_ = chunk_;
    }
    if (chunk_->next_ != NULL) {
        chunk_->next_->previous_ = chunk_;
    }
}

/** Take a chunk out of the list. */
void ${P}_unlink_chunk(const ${P}_chunk *chunk_)
{
    if (chunk_->previous_ != NULL) {
        chunk_->previous_->next_ = chunk_->next_;
    }
    if (chunk_->next_ != NULL) {
        chunk_->next_->previous_ = chunk_->previous_;
    }
}

/** Give a chunk back to where it came from. */
void ${P}_free_chunk(const ${P} *${me}, ${P}_chunk *chunk_)
{
    TYPED_HAND_OUT${shared_tools}(${P}_chunk_begin(chunk_), chunk_->bytes_);
    typed_upstream_free(&${me}->upstream_, chunk_, ${P}_CHUNK_HEAD + chunk_->bytes_, ${P}_CHUNK_ALIGN);
}
