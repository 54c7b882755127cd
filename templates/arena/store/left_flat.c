/** Bytes that can still be handed out. */
size_t ${P}_left(const ${P} *${me})
{
    return ${me}->capacity_ - ${P}_position(${me});
}
