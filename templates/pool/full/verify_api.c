/**
 * Check every slot: guards, and that nobody wrote to a free one; and the list of free slots. O(elements ever handed out).
 * What is wrong is a fault (overflow, underflow, write after free, corrupt link), one for each slot.
 * @param pool_ the pool.
 * @return Whether nothing was wrong.
 */
bool ${P}_verify(const ${P} *pool_)
{
/*% for step in usable_false %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    bool is_sound_ = ${P}_list_is_sound(pool_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (!is_sound_) {
        typed_fault_recorded(TYPED_FAULT_CORRUPT_LINK, ${P}_name(pool_), NULL, NULL);
    }
    typed_fault_kind kind_ = TYPED_FAULT_CORRUPT_LINK;
    typed_record record_ = {NULL, NULL, 0};
    for (size_t slot_ = 0; ${P}_next_damage(pool_, &slot_, &kind_, &record_); slot_++) {
        ${P}_report(pool_, kind_, ${P}_slot_object(pool_, slot_), record_);
        is_sound_ = false;
    }
    return is_sound_;
}
