/** Lower the mark of carved slots to just above the highest live one, and list the free slots below it. */
void ${P}_compact(${P} *pool_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in before_lowering %*/
/*% include step %*/
/*% endfor %*/
    while (pool_->carved_ > 0 && !${P}_slot_is_live(pool_, pool_->carved_ - (size_t)1)) {
        pool_->carved_--;
    }
/*% for step in relist %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
