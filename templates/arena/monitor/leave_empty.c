/** Called when an allocation has failed: where it has gone on to a chunk, for which there was memory, but no allowance, go back
 * to the chunk in which the newest allocation is. */
void ${P}_leave_empty(${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${P}_lower(${me}, ${P}_position(${me}));
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
