/** Whether this ${noun} may be used: where it was initialised, not after it was destroyed, and by the thread it belongs
 * to. A fault when not. One that was never initialised may, and has nothing to give. */
bool ${P}_is_usable(const ${P} *${me})
{
    return TYPED_LIKELY(${watch_holds}(&${me}->watch_, ${me})) || typed_watch_decide(&${me}->watch_, ${me}, ${P}_name(${me}));
}
