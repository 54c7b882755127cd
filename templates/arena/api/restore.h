/**
 * Give back everything that was allocated since a position was taken. ${restore_cost}
 * @param ${me} the ${noun}.
 * @param mark_ what ${P}_${mark} gave.
 * @return TYPED_OK; TYPED_ERR_FOREIGN for a position of another allocator; TYPED_ERR_STALE for one from before a
 *         reset or beyond the present position. After an error nothing has changed. ${restore_exactness}
 */
typed_status ${P}_restore(${P} *${me}, ${Mark} mark_)
{
/*% for step in restores %*/
/*% include step %*/
/*% endfor %*/
}
