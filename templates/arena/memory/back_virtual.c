/** Give all memory and its addresses back. */
void ${P}_give_memory_back(${P} *${me})
{
    typed_virtual_release(${me}->begin_, ${me}->capacity_);
}
