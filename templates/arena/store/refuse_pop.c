/** Report a pop of what is not the newest allocation. */
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
    ${P}_report(${me}, is_inside_ ? TYPED_FAULT_NOT_LIFO : TYPED_FAULT_FOREIGN_POINTER, array_, ${array_site});
}
