/** A slot came back for the last time: it is neither live nor free from now on. */
TYPED_COLD
void ${P}_slot_retire(${P} *pool_)
{
    typed_atomic_fetch_add(&pool_->lost_, 1, TYPED_RELAXED);
/*% for step in refund_slot %*/
/*% include step %*/
/*% endfor %*/
}
