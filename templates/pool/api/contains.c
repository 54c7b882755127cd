/**
 * Whether an address is that of an element handed out at least once since init, reset or trim, live or not.
 * ${contains_cost}
 * @param pool_ the pool.
 * @param address_ any address, NULL too.
 * @return False also for addresses inside an element.
 */
bool ${P}_contains(const ${P} *pool_, const void *address_)
{
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    const bool is_inside_ = ${P}_slot_index(pool_, address_) < ${carved_now};
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    return is_inside_;
}
