/** Whether a chunk is the one in use, when nobody is just moving on to another. */
bool ${P}_is_in_use(${P} *${me}, const ${P}_chunk *chunk_)
{
    typed_lock_acquire(&${me}->lock_);
    const bool is_in_use_ = ${me}->chunk_ == chunk_;
    typed_lock_release(&${me}->lock_);
    return is_in_use_;
}
