/** Move the cursor past one element; NULL when there is no room at hand. */
void *${P}_take${E}(${P} *${me})
{
    unsigned char *here_ = ${me}->cursor_;
    if (TYPED_UNLIKELY(((uintptr_t)here_ & (${alignment} - 1)) != 0)) {
        return ${P}_cursor_take(${me}, sizeof(${T}), ${span}, ${alignment});
    }
    if (TYPED_UNLIKELY((uintptr_t)here_ + ${span} > ${fence})) {
        return NULL;
    }
    TYPED_ASSUME(here_ != NULL);
    ${me}->cursor_ = here_ + ${span};
/*% for step in on_take_element %*/
/*% include step %*/
/*% endfor %*/
    return here_;
}
