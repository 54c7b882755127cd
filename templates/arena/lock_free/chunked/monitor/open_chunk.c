/** Make a chunk whose position is known the one in use, of which so many bytes are taken: open if the monitor has allowed all
 * of it, else held. */
void ${P}_open_chunk(${P} *${me}, ${P}_chunk *chunk_, size_t at_)
{
    chunk_->was_open_ = true;
    typed_atomic_store(&chunk_->held_, at_, TYPED_RELAXED);
    typed_atomic_store(&${me}->chunk_, chunk_, TYPED_RELEASE);
    if (chunk_->base_ + chunk_->bytes_ <= typed_atomic_load(&${me}->ceiling_, TYPED_RELAXED)) {
        typed_atomic_store(&chunk_->cursor_, at_, TYPED_RELEASE);
    }
}
