/**
 * Statistics since init or ${P}_reset_stats. An array or a string is one allocation. O(1).
 * @param ${me} the ${noun}.
 * @param out_ filled in; see typed/stats.h for what follows from it and for printers.
 * @return True.
 */
bool ${P}_stats(const ${P} *${me}, typed_stats *out_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    *out_ = ${me}->stats_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return true;
}

/**
 * Forget the past in the statistics: what is live now stays counted as allocated.
 * @param ${me} the ${noun}.
 */
void ${P}_reset_stats(${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    typed_stats_restart(&${me}->stats_, ${me}->stats_.allocation_count - ${me}->stats_.deallocation_count);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
