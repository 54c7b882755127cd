/** Give what is allowed and not used back to the group. */
void ${P}_give_allowance_back(${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in refund_unused %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
