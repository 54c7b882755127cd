/** Whether the guard behind a block's true end is as it was written. */
bool ${P}_guard_holds(const unsigned char *block_, const ${P}_note *note_)
{
    TYPED_QUIET();
    const void *torn_ = typed_first_other(block_ + note_->size_, ${P}_SPAN(note_->size_) - note_->size_, ${P}_GUARD_BYTE);
    TYPED_LOUD();
    return torn_ == NULL;
}

/** Report the damage that was found, with nothing held. */
void ${P}_report_damage(${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const void *damaged_ = ${me}->damaged_;
    const typed_fault_kind damage_ = ${me}->damage_;
    const char *damaged_at_ = ${me}->damaged_at_;
    ${me}->damaged_ = NULL;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (damaged_ != NULL) {
        ${P}_report(${me}, damage_, damaged_, damaged_at_);
    }
}
