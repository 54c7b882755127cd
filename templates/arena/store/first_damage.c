/** The newest allocation past whose end, or before whose start, somebody wrote, or NULL. Where a note was written over from the
 * block before it, that block. */
const void *${P}_first_damage(const ${P} *${me}, typed_fault_kind *kind_)
{
    ${P}_note note_;
    const void *torn_ = NULL;
/*% for step in from_top %*/
/*% include step %*/
/*% endfor %*/
    size_t block_ = ${me}->noted_;
    while (block_ != 0) {
/*% for step in find_damaged %*/
/*% include step %*/
/*% endfor %*/
        const unsigned char *address_ = ${block_address};
        const bool is_sound_ = ${P}_note_read(address_, block_, ${block_bounds}, &note_);
        if (is_sound_ && !${P}_guard_holds(address_, &note_)) {
            *kind_ = TYPED_FAULT_OVERFLOW;
            return address_;
        }
        if (torn_ != NULL && is_sound_) {
            return torn_;
        }
        if (!is_sound_) {
            *kind_ = TYPED_FAULT_UNDERFLOW;
            torn_ = address_;
        }
        block_ = note_.previous_;
    }
    return torn_;
}
