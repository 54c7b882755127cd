/** Give back a block that its init hook refused. When the hook has allocated behind it, it stays until what
 * is there is given back. */
void ${P}_give_back(${P} *${me}, const void *block_, size_t bytes_, size_t span_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (${P}_is_newest(${me}, block_, span_)) {
        ${P}_undo(${me}, bytes_, span_);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
