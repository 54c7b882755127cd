/** Bytes of padding before a block, and in *previous_ where the block before it is, when somebody wrote over its note: what that
 * says, when it is borne out${search_words}. Otherwise ${none_known}, and no padding but the note itself: nobody must be
 * handed out what is another's. */
TYPED_COLD
size_t ${P}_note_find(const unsigned char *block_, size_t position_, size_t offset_, size_t *previous_)
{
    ${P}_note note_ = ${P}_note_get(block_);
    TYPED_QUIET();
    const bool is_found_ = ${P}_note_stands(block_, position_, offset_, &note_)${or_searched};
    *previous_ = is_found_ ? note_.previous_ : ${last_elsewhere};
    TYPED_LOUD();
    return is_found_ ? note_.bytes_ : sizeof note_;
}

/** Whether what a note says of the block before is borne out there: that it ends where the padding begins, or that all the memory
 * before this block is padding. */
bool ${P}_note_stands(const unsigned char *block_, size_t position_, size_t offset_, const ${P}_note *note_)
{
    if (!${P}_note_leads(position_, offset_, note_)) {
        return false;
    }
    const size_t back_ = position_ - note_->previous_;
    if (back_ >= offset_) {
        return note_->bytes_ == offset_;
    }
    if (offset_ - back_ < sizeof *note_) {
        return false;
    }
    const ${P}_note there_ = ${P}_note_get(block_ - back_);
    return there_.size_ < back_ && ${P}_SPAN(there_.size_) == back_ - note_->bytes_;
}
