/** Fill what lies between an address and the cursor: it is given back. */
void ${P}_retire(${P} *${me}, unsigned char *from_)
{
    if (from_ == ${me}->cursor_) {
        return;
    }
    ${P}_erase(from_, ${me}->cursor_);
    ${retired} = TYPED_MOST(${retired}, (size_t)(${me}->cursor_ - ${me}->begin_));
/*% for step in note_given %*/
/*% include step %*/
/*% endfor %*/
}

/** Look at the next bytes behind the cursor: those that were given back are as they were filled, unless somebody wrote
 * there since, which is kept to be reported. */
void ${P}_look_unused(${P} *${me}, size_t bytes_)
{
    const size_t used_ = (size_t)(${me}->cursor_ - ${me}->begin_);
    if (${retired} <= used_) {
        return;
    }
    TYPED_QUIET();
    const void *written_ = typed_first_other(${me}->cursor_, TYPED_LEAST(bytes_, ${retired} - used_), ${free_byte});
    TYPED_LOUD();
    if (TYPED_UNLIKELY(written_ != NULL)) {
        ${P}_keep_written(${me}, (unsigned char *)(uintptr_t)written_);
    }
}
