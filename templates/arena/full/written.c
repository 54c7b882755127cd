/** The first of the next bytes behind the cursor to which somebody wrote since they were given back; NULL when nobody did. */
const void *${P}_next_written(const ${P} *${me}, size_t bytes_)
{
    const size_t used_ = (size_t)(${me}->cursor_ - ${me}->begin_);
    if (${retired} <= used_) {
        return NULL;
    }
    TYPED_QUIET();
    const void *written_ = typed_first_other(${me}->cursor_, TYPED_LEAST(bytes_, ${retired} - used_), ${free_byte});
    TYPED_LOUD();
    return written_;
}

/** Keep that somebody wrote to memory that was given back, and fill it again, so that it is said once. Where it begins with
 * the end of the newest block, which is written over too, it is that which is said. */
TYPED_COLD
void ${P}_keep_written(${P} *${me}, unsigned char *written_)
{
    bool is_overflow_ = false;
    if (written_ == ${me}->cursor_ && ${is_newest_here}) {
        unsigned char *block_ = ${noted_address};
        ${P}_newest_look(${me});
        for (uint32_t i_ = 0; i_ < ${me}->damage_count_; i_++) {
            is_overflow_ = is_overflow_ || (${me}->damages_[i_].address_ == block_ && ${me}->damages_[i_].kind_ == TYPED_FAULT_OVERFLOW);
        }
        if (is_overflow_) {
            ${P}_guard_put(block_, ${P}_note_get(block_).size_, (size_t)(written_ - block_));
        }
    }
    if (!is_overflow_) {
        ${P}_keep_damage(${me}, TYPED_FAULT_WRITE_AFTER_FREE, written_, ${given_site});
    }
    TYPED_QUIET();
    typed_fill_again(written_, (size_t)(${me}->begin_ + ${retired} - written_), ${free_byte});
    TYPED_LOUD();
}

/** Look at the next bytes behind the cursor: a write to one that was given back is kept to be reported. */
void ${P}_look_unused(${P} *${me}, size_t bytes_)
{
    const void *written_ = ${P}_next_written(${me}, bytes_);
    if (TYPED_UNLIKELY(written_ != NULL)) {
        ${P}_keep_written(${me}, (unsigned char *)(uintptr_t)written_);
    }
}

/** As ${P}_cursor_take, which takes nothing that somebody wrote to: that is kept to be reported. */
void *${P}_looked_take(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
    const size_t pad_ = ${P}_pad(${me}, align_);
    const size_t left_ = ${room_at_hand};
    if (pad_ <= left_ && span_ <= left_ - pad_) {
        ${P}_look_unused(${me}, pad_ + span_);
    }
    return ${P}_cursor_take(${me}, bytes_, span_, align_);
}
