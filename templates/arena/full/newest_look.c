/** Look at the newest block, and leave it on the list. */
void ${P}_newest_look(${P} *${me})
{
    const size_t newest_ = ${me}->noted_;
    (void)${P}_newest_unlist(${me}, newest_);
    ${me}->noted_ = newest_;
}
