/** Make a chunk whose position is known the one in use, of which so many bytes are taken. */
void ${P}_open_chunk(${P} *${me}, ${P}_chunk *chunk_, size_t at_)
{
    chunk_->was_open_ = true;
    typed_atomic_store(&${me}->chunk_, chunk_, TYPED_RELEASE);
    typed_atomic_store(&chunk_->cursor_, at_, TYPED_RELEASE);
}
