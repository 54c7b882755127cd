/** Bytes that may be handed out before the monitor is asked again. */
size_t ${P}_allowance(const ${P} *${me})
{
    return ${me}->allowance_;
}

/** Let so many bytes be handed out before the monitor is asked again. */
void ${P}_allow(${P} *${me}, size_t bytes_)
{
    ${me}->allowance_ = bytes_;
}
