/** Give what is allowed and not used back to the group. */
void ${P}_give_allowance_back(${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (pool_->allowance_ > 0) {
        typed_group_refund(&${group}, (size_t)pool_->allowance_ * sizeof(${T}));
        pool_->allowance_ = 0;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
