/** Slots handed out at least once. */
size_t ${P}_carved(const ${P} *pool_)
{
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    const size_t carved_ = ${carved_now};
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    return carved_;
}
