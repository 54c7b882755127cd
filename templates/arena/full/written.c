/** Keep that somebody wrote to memory that was given back, and fill it again, so that it is said once. Where it begins with
 * the end of the newest block, which is written over too, it is that which is said. */
TYPED_COLD
void ${P}_keep_written(${P} *${me}, unsigned char *written_)
{
    if (${me}->damaged_ == NULL && written_ == ${me}->cursor_ && ${is_newest_here}) {
        unsigned char *block_ = ${noted_address};
        ${P}_newest_look(${me});
        if (${me}->damaged_ != NULL && ${me}->damage_ == TYPED_FAULT_OVERFLOW) {
            ${P}_guard_put(block_, ${P}_note_get(block_).size_, (size_t)(written_ - block_));
        }
    }
    if (${me}->damaged_ == NULL) {
        ${P}_keep_damage(${me}, TYPED_FAULT_WRITE_AFTER_FREE, written_, ${given_site});
    }
    TYPED_QUIET();
    typed_fill_again(written_, (size_t)(${me}->begin_ + ${retired} - written_), ${free_byte});
    TYPED_LOUD();
}
