/** The padding before the newest padded block, which is in the memory at hand. A record that cannot be, since
 * somebody wrote over it, says that there is none. */
${P}_note ${P}_note_of(const ${P} *${me})
{
    const ${P}_note none_ = {0, 0};
    ${P}_note note_;
    if (${noted_offset} < sizeof note_) {
        return none_;
    }
    memcpy(&note_, ${noted_address} - sizeof note_, sizeof note_);
    const bool is_sound_ = note_.bytes_ >= sizeof note_ && note_.bytes_ <= ${noted_offset} && note_.previous_ <= ${me}->noted_ - note_.bytes_;
    return is_sound_ ? note_ : none_;
}

/** Take the padded blocks above a position in the memory at hand off their list. */
void ${P}_forget_notes(${P} *${me}, size_t position_)
{
    while (${me}->noted_ > position_) {
        ${me}->noted_ = ${P}_note_of(${me}).previous_;
    }
}
