/**
 * End the pool and give its memory back. ${drop_words} No thread may be using it. A
 * zeroed or destroyed pool is a no-op.
 * @param pool_ the pool; as if zeroed afterwards.
 */
void ${P}_destroy(${P} *pool_)
{
    if (pool_->capacity_ == 0) {
        return;
    }
/*% for step in usable_void %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave_registry %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report_at_end %*/
/*% include step %*/
/*% endfor %*/
/*% for step in drop_live %*/
/*% include step %*/
/*% endfor %*/
/*% for step in end_caches %*/
/*% include step %*/
/*% endfor %*/
/*% for step in refund_all %*/
/*% include step %*/
/*% endfor %*/
/*% for step in tools_stop %*/
/*% include step %*/
/*% endfor %*/
/*% for step in give_memory_back %*/
/*% include step %*/
/*% endfor %*/
/*% for step in stop %*/
/*% include step %*/
/*% endfor %*/
    ${P}_clear(pool_);
/*% for step in ended %*/
/*% include step %*/
/*% endfor %*/
}
