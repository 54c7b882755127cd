/** When nothing is taken of the chunk in use: go back to the one before, if there is one. Another thread may have taken the
 * empty chunk away to make room for a larger one. */
void ${P}_step_back(${P} *${me})
{
    ${P}_chunk *chunk_ = typed_atomic_load(&${me}->chunk_, TYPED_ACQUIRE);
    if (chunk_ == NULL || ${taken_of_chunk} != 0) {
        return;
    }
    typed_lock_acquire(&${me}->lock_);
    chunk_ = ${me}->chunk_;
    if (chunk_ != NULL && chunk_->previous_ != NULL && ${P}_close_empty(chunk_)) {
        ${P}_open_chunk(${me}, chunk_->previous_, chunk_->base_ - chunk_->previous_->base_);
    }
    typed_lock_release(&${me}->lock_);
}
