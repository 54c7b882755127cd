/** The name in faults, also of a ${noun} that was never initialised. */
const char *${P}_name(const ${P} *${me})
{
    return ${me}->name_ == NULL ? "${P}" : ${me}->name_;
}
