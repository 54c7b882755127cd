/** Count a resize that was not done in place. */
void ${P}_count_resized(${P} *${me})
{
    (void)typed_atomic_fetch_add(&${me}->stats_.reallocation_count, 1, TYPED_RELAXED);
}
