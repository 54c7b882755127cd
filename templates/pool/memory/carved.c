/** Slots handed out at least once. */
size_t ${P}_carved(const ${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t carved_ = pool_->carved_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return carved_;
}
