/** Report a pointer that ${P}_slot_return refused. A live element whose guards somebody wrote over is withdrawn${refused_held}. */
TYPED_COLD
void ${P}_refuse(${P} *pool_, const void *address_)
{
    const size_t slot_ = ${P}_slot_index(pool_, address_);
    const bool is_slot_ = slot_ < pool_->carved_;
    typed_fault_kind kind_ = is_slot_ ? TYPED_FAULT_DOUBLE_FREE : TYPED_FAULT_FOREIGN_POINTER;
    if (!is_slot_ && ${P}_slot_covers(pool_, address_)) {
        kind_ = TYPED_FAULT_MISALIGNED_POINTER;
    }
    const void *torn_ = ${P}_slot_is_live(pool_, slot_) ? ${P}_torn_guard((const void *)${P}_slot_object(pool_, slot_)) : NULL;
    if (torn_ != NULL) {
        kind_ = (uintptr_t)torn_ < (uintptr_t)address_ ? TYPED_FAULT_UNDERFLOW : TYPED_FAULT_OVERFLOW;
        ${P}_slot_withdraw_live(pool_, slot_);
    }
    typed_record record_ = {NULL, NULL, 0};
    if (is_slot_) {
        record_ = pool_->records_[slot_].element_;
    }
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    ${P}_report(pool_, kind_, address_, record_);
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
}
