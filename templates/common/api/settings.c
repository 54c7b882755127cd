/**
 * Name the ${noun} in faults, dumps and metrics.
 * @param ${me} the ${noun}.
 * @param name_ a string that outlives the ${noun}; NULL brings "${P}" back.
 */
void ${P}_set_name(${P} *${me}, const char *name_)
{
/*% for step in store_name %*/
/*% include step %*/
/*% endfor %*/
}

/**
 * Say what to do when nothing is left, before an allocation fails. Set it before threads share the ${noun}.
 * @param ${me} the ${noun}.
 * @param callback_ called with nothing held and the bytes that were asked for; ${exhausted_may}, and an
 *        allocation in it that fails asks again. Not asked for more than the capacity. True: the
 *        allocation is tried once more. NULL: none.
 * @param ctx_ passed to callback_.
 */
void ${P}_on_exhausted(${P} *${me}, bool (*callback_)(${P} *${me}, size_t bytes_, void *ctx_), void *ctx_)
{
    ${me}->on_exhausted_ = callback_;
    ${me}->on_exhausted_ctx_ = ctx_;
}
