/**
 * Statistics. This ${noun} keeps none: set track_stats in its spec.
 * @param ${me} the ${noun}.
 * @param out_ set to zero.
 * @return False.
 */
bool ${P}_stats(const ${P} *${me}, typed_stats *out_)
{
    (void)${me};
    memset(out_, 0, sizeof *out_);
    return false;
}

/**
 * Forget statistics: a no-op here.
 * @param ${me} the ${noun}.
 */
void ${P}_reset_stats(${P} *${me})
{
    (void)${me};
}
