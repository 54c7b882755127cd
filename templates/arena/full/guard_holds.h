/** Whether the guard behind a block's true end is as it was written. */
bool ${P}_guard_holds(const unsigned char *block_, const ${P}_note *note_)
{
    TYPED_QUIET();
    const bool holds_ = typed_is_filled(block_ + note_->size_, ${P}_SPAN(note_->size_) - note_->size_, ${P}_GUARD_BYTE);
    TYPED_LOUD();
    return holds_;
}
