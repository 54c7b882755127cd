/**
 * Hand the ${noun} on: the next thread that uses it is the one that may. The caller sees to it that what this thread did
 * is visible to the other, as pthread_create or a lock does.
 * @param ${me} the ${noun}.
 */
void ${P}_rebind_thread(${P} *${me})
{
    typed_watch_rebind(&${me}->watch_);
}
