/** The newest allocation past whose end, or before whose start, somebody wrote, or NULL. */
const void *${P}_first_damage(const ${P} *${me}, typed_fault_kind *kind_)
{
    ${P}_note note_;
/*% for step in from_top %*/
/*% include step %*/
/*% endfor %*/
    size_t block_ = ${me}->noted_;
    while (block_ != 0) {
/*% for step in find_damaged %*/
/*% include step %*/
/*% endfor %*/
        const unsigned char *address_ = ${block_address};
        if (!${P}_note_read(address_, block_, ${block_bounds}, &note_)) {
            *kind_ = TYPED_FAULT_UNDERFLOW;
            return address_;
        }
        if (!${P}_guard_holds(address_, &note_)) {
            *kind_ = TYPED_FAULT_OVERFLOW;
            return address_;
        }
        block_ = note_.previous_;
    }
    return NULL;
}
