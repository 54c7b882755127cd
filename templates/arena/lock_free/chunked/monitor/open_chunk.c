/** Close the chunk in use: no try of another thread succeeds in it any more. Gives the bytes that are taken of it.
 *
 * Why the limits hold. They are held against the position, and a chunk is open only where the monitor has allowed every
 * position up to its end: so within an open chunk there is nothing to ask, and it is as if there were no monitor. Any other
 * chunk in use is held: its cursor stays closed, which refuses every thread, also one that was put to sleep with what it read
 * of that chunk when it was open or stood elsewhere. What is taken of a held chunk is under the lock alone, and so is all
 * that moves it: each request is judged for a position, and taken only from there. Going on to another chunk is where a held
 * one may be opened, and an open one held.${held_argument} */
size_t ${P}_close_chunk(${P}_chunk *chunk_)
{
    const size_t at_ = typed_atomic_exchange(&chunk_->cursor_, ${P}_CLOSED, TYPED_ACQ_REL);
    return at_ >= ${P}_CLOSED ? chunk_->held_ : TYPED_LEAST(at_, chunk_->bytes_);
}

/** Close the chunk in use if nothing is taken of it; false, and nothing changed, when something is. */
bool ${P}_close_empty(${P}_chunk *chunk_)
{
    size_t at_ = 0;
    while (at_ == 0) {
        if (typed_atomic_compare_exchange(&chunk_->cursor_, &at_, ${P}_CLOSED, TYPED_ACQ_REL)) {
            return true;
        }
    }
    return at_ >= ${P}_CLOSED && chunk_->held_ == 0;
}

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
