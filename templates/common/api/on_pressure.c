/**
 * Say what to do under memory pressure, before an allocation fails for it. Set it before threads share the ${noun}.
 * @param ${me} the ${noun}.
 * @param callback_ called with nothing held, the level and the bytes that were asked for: when the hard limit refuses them,
 *        and where the spec says `callback` for a level, when that is entered. It may free memory. True: the allocation is
 *        judged once more; false: it fails if it was refused. NULL: none.
 * @param ctx_ passed to callback_.
 */
void ${P}_on_pressure(${P} *${me}, bool (*callback_)(${P} *${me}, typed_pressure level_, size_t bytes_, void *ctx_), void *ctx_)
{
    ${me}->on_pressure_ = callback_;
    ${me}->on_pressure_ctx_ = ctx_;
}

/**
 * Figures of the ${noun} and of what is around it, together.
 * @param ${me} the ${noun}.
 * @param out_ its usage, what its limits are held against, the limits, the level, and the system's figures.
 */
void ${P}_snapshot(const ${P} *${me}, typed_snapshot *out_)
{
    out_->usage = ${P}_usage(${me});
    typed_monitor_snapshot(&${P}_rules, ${watched_now}, out_);
}
