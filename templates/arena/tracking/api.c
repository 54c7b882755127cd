/**
 * Print the allocations that are live: how many, and of which bytes, for each place that made them; most bytes first.
 * Nothing when there are none. Also what a copying resize has left behind is live. O(allocations), with a table of
 * fixed size.
 * @param ${me} the ${noun}.
 * @param out_ where to.
 * @return How many.
 */
size_t ${P}_report_leaks(const ${P} *${me}, FILE *out_)
{
    return ${P}_report_leaks_since(${me}, 0, out_);
}

/**
 * The same as one JSON object on one line, also when there are none.
 * @param ${me} the ${noun}.
 * @param out_ where to.
 * @return How many.
 */
size_t ${P}_report_leaks_json(const ${P} *${me}, FILE *out_)
{
    typed_leaks leaks_;
    (void)${P}_gather_leaks(${me}, 0, ${gather_all}&leaks_);
    return typed_leaks_json(&leaks_, ${P}_name(${me}), out_);
}

/**
 * A point in the life of this ${noun}: what is allocated from now on is new since it. O(1).
 * @param ${me} the ${noun}.
 * @return The point, more than that of any call before, also across resets.
 */
uint64_t ${P}_leak_point(const ${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    /* Like a lock, this is a member that also those may change who only look. */
    uint64_t *points_ = (uint64_t *)(uintptr_t)&${me}->leak_points_;
    const uint64_t point_ = ++*points_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return point_;
}

/**
 * As ${P}_report_leaks, of what was allocated since a point.
 * @param ${me} the ${noun}.
 * @param point_ what ${P}_leak_point gave.
 * @param out_ where to.
 * @return How many.
 */
size_t ${P}_report_leaks_since(const ${P} *${me}, uint64_t point_, FILE *out_)
{
    typed_leaks leaks_;
    (void)${P}_gather_leaks(${me}, point_, ${gather_all}&leaks_);
    return typed_leaks_print(&leaks_, ${P}_name(${me}), out_);
}

/**
 * Allocations that are live, an array or a string being one. O(allocations).
 * @param ${me} the ${noun}.
 * @return Allocations.
 */
size_t ${P}_live_count(const ${P} *${me})
{
    typed_leaks leaks_;
    return ${P}_gather_leaks(${me}, 0, ${gather_all}&leaks_);
}

/**
 * Whether any allocation is live. ${leaks_at_end_words} O(1).
 * @param ${me} the ${noun}.
 * @return True when one is.
 */
bool ${P}_has_leaks(const ${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool has_any_ = ${me}->noted_ != 0;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return has_any_;
}
