/** Report a pop of what is not handed out. What is, and is not the newest, may have been the newest a moment ago:
 * another thread came between, which is no fault. */
TYPED_COLD
void ${P}_refuse_pop(const ${P} *${me}, const void *array_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_inside_ = ${P}_run_from(${me}, array_) > 0;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (!is_inside_) {
        ${P}_report(${me}, TYPED_FAULT_FOREIGN_POINTER, array_, NULL);
    }
}
