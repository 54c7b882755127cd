/** Close the chunk in use: no try of another thread succeeds in it any more. Gives the bytes that are taken of it.${held_argument} */
size_t ${P}_close_chunk(${P}_chunk *chunk_)
{
    const size_t at_ = typed_atomic_exchange(&chunk_->cursor_, ${P}_CLOSED, TYPED_ACQ_REL);
    return ${held_or}TYPED_LEAST(at_, chunk_->bytes_);
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
    return ${is_held_empty};
}
