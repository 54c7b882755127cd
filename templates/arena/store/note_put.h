/*# Between blocks nobody else reads or writes, and tools are told so: here alone notes and guards are touched. #*/
/** The note of a block, as it stands there. */
${P}_note ${P}_note_get(const unsigned char *block_)
{
    ${P}_note note_;
    TYPED_COPY_POISONED(${P}_note_anywhere, &note_, block_ - sizeof note_);
    return note_;
}

/** What stands in the last word of a note, so that whoever wrote over its sizes, or before the block, is found. */
uint64_t ${P}_note_guard(const ${P}_note *note_)
{
    return UINT64_C(0x9E3779B97F4A7C15) ^ note_->previous_ ^ ((uint64_t)note_->size_ << 16) ^ ((uint64_t)note_->bytes_ << 32);
}

/** Write the note of a block. */
void ${P}_note_put(unsigned char *block_, const ${P}_note *note_)
{
    TYPED_COPY_POISONED(${P}_note_anywhere, block_ - sizeof *note_, note_);
    TYPED_TAKE_BACK(block_ - sizeof *note_, sizeof *note_);
}

/** Write the guard of a block, from its true end to another offset. */
void ${P}_guard_put(unsigned char *block_, size_t size_, size_t end_)
{
    const size_t word_ = sizeof(uint64_t); /* there is at least that, which is written without a loop */
    TYPED_FILL_POISONED(block_ + size_, ${P}_GUARD_BYTE, word_);
    if (end_ - size_ > word_) {
        TYPED_FILL_POISONED(block_ + size_ + word_, ${P}_GUARD_BYTE, end_ - size_ - word_);
    }
    TYPED_TAKE_BACK(block_ + size_, end_ - size_);
}
