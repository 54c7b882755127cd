/**
 * Statistics since init or ${P}_reset_stats: exact when no other thread is using the ${noun}, each figure of about the
 * same moment otherwise. An array or a string is one allocation. O(threads).
 * @param ${me} the ${noun}.
 * @param out_ filled in; see typed/stats.h for what follows from it and for printers.
 * @return True.
 */
bool ${P}_stats(const ${P} *${me}, typed_stats *out_)
{
/*% for step in look %*/
/*% include step %*/
/*% endfor %*/
    *out_ = ${P}_totals(${me});
/*% for step in look_end %*/
/*% include step %*/
/*% endfor %*/
    return true;
}

/**
 * Forget the past in the statistics: what is live now stays counted as allocated. No other thread may be using the
 * ${noun}.
 * @param ${me} the ${noun}.
 */
void ${P}_reset_stats(${P} *${me})
{
/*% for step in look %*/
/*% include step %*/
/*% endfor %*/
    const typed_stats own_ = ${me}->stats_;
    typed_stats total_ = ${P}_totals(${me});
    const typed_stats before_ = total_;
    typed_stats_restart(&total_, before_.allocation_count - before_.deallocation_count);
    ${me}->stats_ = total_;
    /* less what threads have counted, which stays theirs */
    ${me}->stats_.allocation_count -= before_.allocation_count - own_.allocation_count;
    ${me}->stats_.total_bytes_allocated -= before_.total_bytes_allocated - own_.total_bytes_allocated;
    ${me}->stats_.allocated_bytes -= before_.allocated_bytes - own_.allocated_bytes;
/*% for step in look_end %*/
/*% include step %*/
/*% endfor %*/
}
