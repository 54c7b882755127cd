/** The padding before the newest padded block, which is in the memory at hand. A record that cannot be, since
 * somebody wrote over it, says that there is none. */
${P}_padding ${P}_padding_of(const ${P} *${me})
{
    ${P}_padding record_;
    memcpy(&record_, ${padded_address} - sizeof record_, sizeof record_);
    if (record_.bytes_ > ${padded_offset} || record_.previous_ > ${me}->padded_ - record_.bytes_) {
        record_.previous_ = 0;
        record_.bytes_ = 0;
    }
    return record_;
}

/** Take the padded blocks above a position in the memory at hand off their list. */
void ${P}_forget_padded(${P} *${me}, size_t position_)
{
    while (${me}->padded_ > position_) {
        ${me}->padded_ = ${P}_padding_of(${me}).previous_;
    }
}
