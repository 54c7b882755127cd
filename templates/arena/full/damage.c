/** Keep what was found wrong with a block, to be reported when nothing is held. */
TYPED_COLD
void ${P}_keep_damage(${P} *${me}, typed_fault_kind kind_, const void *address_, const char *at_)
{
    ${me}->damage_ = kind_;
    ${me}->damaged_ = address_;
    ${me}->damaged_at_ = at_;
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
