/** Give all memory back. */
void ${P}_give_memory_back(${P} *${me})
{
    typed_upstream_free(&${me}->upstream_, ${me}->begin_, ${me}->capacity_, ${P}_BLOCK_ALIGN);
}
