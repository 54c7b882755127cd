/**
 * Print the elements that are live: how many, and of which bytes, for each place that handed them out; most bytes first.
 * Nothing when there are none. O(elements ever handed out), with a table of fixed size.${tracking_threads}
 * @param pool_ the pool.
 * @param out_ where to.
 * @return How many.
 */
size_t ${P}_report_leaks(const ${P} *pool_, FILE *out_)
{
    return ${P}_report_leaks_since(pool_, 0, out_);
}

/**
 * The same as one JSON object on one line, also when there are none.
 * @param pool_ the pool.
 * @param out_ where to.
 * @return How many.
 */
size_t ${P}_report_leaks_json(const ${P} *pool_, FILE *out_)
{
    typed_leaks leaks_;
    ${P}_gather_leaks(pool_, 0, &leaks_);
    return typed_leaks_json(&leaks_, ${P}_name(pool_), out_);
}

/**
 * A point in the life of this pool: elements handed out from now on are new since it. ${point_cost}.
 * @param pool_ the pool.
 * @return The point, more than that of any call before, also across resets.
 */
uint64_t ${P}_leak_point(const ${P} *pool_)
{
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    /* Like a lock, this is a member that also those may change who only look. */
    ${P} *self_ = (${P} *)(uintptr_t)pool_;
/*% for step in new_point %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    return point_;
}

/**
 * As ${P}_report_leaks, of the elements handed out since a point.
 * @param pool_ the pool.
 * @param point_ what ${P}_leak_point gave.
 * @param out_ where to.
 * @return How many.
 */
size_t ${P}_report_leaks_since(const ${P} *pool_, uint64_t point_, FILE *out_)
{
    typed_leaks leaks_;
    ${P}_gather_leaks(pool_, point_, &leaks_);
    return typed_leaks_print(&leaks_, ${P}_name(pool_), out_);
}

/**
 * Elements handed out now, as ${P}_live says.
 * @param pool_ the pool.
 * @return Elements.
 */
size_t ${P}_live_count(const ${P} *pool_)
{
    return ${P}_live(pool_);
}

/**
 * Whether an element is live, which at the end of the pool is a leak.
 * @param pool_ the pool.
 * @return True when one is.
 */
bool ${P}_has_leaks(const ${P} *pool_)
{
    return ${P}_live(pool_) != 0;
}
