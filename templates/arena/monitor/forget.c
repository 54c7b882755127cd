/** Before the program is asked, and when a request has failed: what was allowed for it, or is left from before its level began,
 * is for nobody else. */
void ${P}_forget_allowance(${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${P}_allow(${me}, 0);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
