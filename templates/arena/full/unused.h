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

/** Whether nobody wrote to the next bytes behind the cursor since they were given back, and filled. */
bool ${P}_next_is_untouched(const ${P} *${me}, size_t bytes_)
{
    const size_t used_ = (size_t)(${me}->cursor_ - ${me}->begin_);
    if (${retired} <= used_) {
        return true;
    }
    TYPED_QUIET();
    const bool is_filled_ = typed_is_filled(${me}->cursor_, TYPED_LEAST(bytes_, ${retired} - used_), ${free_byte});
    TYPED_LOUD();
    return is_filled_;
}
