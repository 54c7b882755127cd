/** Fill what lies between an address and the cursor: it is given back. */
void ${P}_retire(${P} *${me}, unsigned char *from_)
{
    if (from_ == ${me}->cursor_) {
        return;
    }
    ${retired} = TYPED_MOST(${retired}, (size_t)(${me}->cursor_ - ${me}->begin_));
/*% for step in note_given %*/
/*% include step %*/
/*% endfor %*/
    ${P}_erase(from_, ${me}->cursor_);
}

/** The first of the next bytes behind the cursor to which somebody wrote since they were given back, and filled; NULL when
 * nobody did. */
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
