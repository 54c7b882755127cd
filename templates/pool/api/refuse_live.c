/** Report a pointer that is not an element handed out by this pool${refused_held}. */
TYPED_COLD
void ${P}_refuse(const ${P} *pool_, const void *address_)
{
    typed_fault_kind kind_ = TYPED_FAULT_FOREIGN_POINTER;
    if (${P}_slot_index(pool_, address_) < ${carved_now}) {
        kind_ = TYPED_FAULT_DOUBLE_FREE;
    } else if (${P}_slot_covers(pool_, address_)) {
        kind_ = TYPED_FAULT_MISALIGNED_POINTER;
    }
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    typed_fault_found(kind_, ${P}_name(pool_), address_);
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
}
