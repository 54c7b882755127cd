/** Whether `count_` slots are listed or were never handed out, after other threads came between. A wrong guess costs one look
 * more. */
bool ${P}_has_room(const ${P} *pool_, size_t count_)
{
    /* The lock is held by a bulk allocation while it has slots that it may give back. */
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t limit_ = ${limit_acquired};
    const size_t carved_ = ${carved_now};
    const size_t fresh_ = carved_ < limit_ ? limit_ - carved_ : 0;
    const bool has_room_ = fresh_ >= count_ || ${P}_slot_listed(pool_, count_ - fresh_) >= count_ - fresh_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return has_room_;
}
