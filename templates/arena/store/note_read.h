/** Whether what a note says of the block before it, and of the padding between, can be. */
bool ${P}_note_leads(size_t position_, size_t offset_, const ${P}_note *note_)
{
    return note_->bytes_ >= sizeof *note_ && note_->bytes_ <= offset_ && note_->previous_ <= position_ - note_->bytes_;
}

/** Read the note of a block: false when somebody wrote over it. `offset_` bytes of the same memory lie before the block,
 * `room_` bytes that are handed out from it on. What is then known of the block before it, and of the padding between, it says all the same. */
bool ${P}_note_read(const unsigned char *block_, size_t position_, size_t offset_, size_t room_, ${P}_note *note_)
{
    if (offset_ < sizeof *note_) {
        memset(note_, 0, sizeof *note_);
        return false;
    }
    *note_ = ${P}_note_get(block_);
    if (TYPED_UNLIKELY(!${P}_note_leads(position_, offset_, note_) || note_->guard_ != ${P}_note_guard(note_))) {
        size_t below_;
        note_->bytes_ = ${P}_note_find(block_, position_, offset_, &below_);
        note_->previous_ = below_;
        return false;
    }
    return note_->size_ <= room_ && ${P}_SPAN(note_->size_) <= room_;
}
