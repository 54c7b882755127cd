/** Take a spare chunk off the list when at least `keep_` bytes of chunks stay without it, or NULL. */
${P}_chunk *${P}_spare_take(${P} *${me}, size_t keep_)
{
    typed_lock_acquire(&${me}->lock_);
    ${P}_chunk *spare_ = ${P}_first_spare(${me});
    while (spare_ != NULL && ${me}->committed_ - spare_->bytes_ < keep_) {
        spare_ = spare_->next_;
    }
    if (spare_ != NULL && !${P}_remove_spare(${me}, spare_)) {
        spare_ = NULL;
    }
    typed_lock_release(&${me}->lock_);
    return spare_;
}
