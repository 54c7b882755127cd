/** Report a pop of what is no block that is handed out. A block that is not the newest may have been that a moment ago:
 * another thread came between, which is no fault. */
TYPED_COLD
void ${P}_refuse_pop(const ${P} *${me}, const void *array_, size_t bytes_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_inside_ = ${P}_run_from(${me}, array_) > 0;
    const bool is_block_ = is_inside_ && ${P}_is_block(${me}, array_, bytes_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (!is_block_) {
        ${P}_report(${me}, is_inside_ ? TYPED_FAULT_NOT_LIFO : TYPED_FAULT_FOREIGN_POINTER, array_, ${array_site});
    }
}
