/** The first byte that somebody wrote since it was given back, or NULL. O(bytes that were in use once). */
const void *${P}_first_written(const ${P} *${me})
{
    const size_t used_ = ${P}_position(${me});
    if (${me}->retired_ <= used_) {
        return NULL;
    }
    TYPED_QUIET();
    const void *written_ = typed_first_other(${me}->begin_ + used_, ${me}->retired_ - used_, ${free_byte});
    TYPED_LOUD();
    return written_;
}
