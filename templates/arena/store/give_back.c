/** Give back a block of `size_` bytes that its init hook refused. When something was allocated behind it, it stays
 * until a position below it is returned to. */
void ${P}_give_back(${P} *${me}, const void *block_, size_t bytes_, size_t size_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (${P}_is_newest(${me}, block_, size_)) {
        ${P}_undo(${me}, bytes_, ${P}_SPAN(size_));
/*% for step in give_back_ended %*/
/*% include step %*/
/*% endfor %*/
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report %*/
/*% include step %*/
/*% endfor %*/
}
