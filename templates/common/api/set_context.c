/**
 * Set what hooks get as their second argument; NULL until then. Set it before threads share the ${noun}.
 * @param ${me} the ${noun}.
 * @param ctx_ passed to the hooks.
 */
void ${P}_set_context(${P} *${me}, void *ctx_)
{
    ${me}->hook_context_ = ctx_;
}
