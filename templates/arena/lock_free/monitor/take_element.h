/** Move the cursor past one element; NULL when there is no room below the ceiling. That is a compare-exchange also where an
 * element takes one granule: an addition that finds the cursor at the ceiling would leave it beyond, and when the ceiling is
 * raised nobody could tell what was taken in vain. */
void *${P}_take${E}(${P} *${me})
{
    return ${P}_cursor_take(${me}, sizeof(${T}), ${span}, ${alignment});
}
