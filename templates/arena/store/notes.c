/** The padding before the newest padded block, which is in the memory at hand. A record that cannot be, since
 * somebody wrote over it, says that there is none. */
${P}_note ${P}_note_of(const ${P} *${me})
{
    ${P}_note note_;
    memcpy(&note_, ${noted_address} - sizeof note_, sizeof note_);
    if (note_.bytes_ > ${noted_offset} || note_.previous_ > ${me}->noted_ - note_.bytes_) {
        note_.previous_ = 0;
        note_.bytes_ = 0;
    }
    return note_;
}

/** Take the padded blocks above a position in the memory at hand off their list. */
void ${P}_forget_notes(${P} *${me}, size_t position_)
{
    while (${me}->noted_ > position_) {
        ${me}->noted_ = ${P}_note_of(${me}).previous_;
    }
}
