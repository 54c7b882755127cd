/** Give back a block of `size_` bytes that its init hook refused. When something was allocated behind it, it stays
 * until a position below it is returned to. */
void ${P}_give_back(${P} *${me}, void *block_, size_t bytes_, size_t size_)
{
/*% for step in erase_refused %*/
/*% include step %*/
/*% endfor %*/
    (void)${P}_undo(${me}, block_, bytes_, ${P}_SPAN(size_));
/*% for step in give_back_uncovered %*/
/*% include step %*/
/*% endfor %*/
}
