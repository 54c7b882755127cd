/** Whether a chunk is the one in use, when nobody is just moving on to another. */
bool ${P}_is_in_use(${P} *${me}, const ${P}_chunk *chunk_)
{
    typed_lock_acquire(&${me}->lock_);
    const bool is_in_use_ = ${me}->chunk_ == chunk_;
    typed_lock_release(&${me}->lock_);
    return is_in_use_;
}

/** Go back to the chunk before the one in use, when nothing is taken of that; false, and nothing changed, when not. */
bool ${P}_step_back(${P} *${me})
{
    typed_lock_acquire(&${me}->lock_);
    ${P}_chunk *chunk_ = ${me}->chunk_;
    const bool is_empty_ = chunk_ != NULL && chunk_->previous_ != NULL && ${P}_close_empty(chunk_);
    if (is_empty_) {
        ${P}_open_chunk(${me}, chunk_->previous_, chunk_->base_ - chunk_->previous_->base_);
    }
    typed_lock_release(&${me}->lock_);
    return is_empty_;
}
