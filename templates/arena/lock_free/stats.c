/**
 * Statistics since init or ${P}_reset_stats: exact when no other thread is using the ${noun}, each figure of about the
 * same moment otherwise. An array or a string is one allocation. O(1).
 * @param ${me} the ${noun}.
 * @param out_ filled in; see typed/stats.h for what follows from it and for printers.
 * @return True.
 */
bool ${P}_stats(const ${P} *${me}, typed_stats *out_)
{
    *out_ = typed_stats_shared(&${me}->stats_);
    return true;
}

/**
 * Forget the past in the statistics: what is live now stays counted as allocated. No other thread may be using the
 * ${noun}.
 * @param ${me} the ${noun}.
 */
void ${P}_reset_stats(${P} *${me})
{
    typed_stats_restart(&${me}->stats_, ${me}->stats_.allocation_count - ${me}->stats_.deallocation_count);
}
