/** Report a pointer that is not an element handed out by this pool${refused_held}. */
TYPED_COLD
void ${P}_refuse(const ${P} *pool_, const void *address_)
{
    const bool is_inside_ = ${P}_slot_covers(pool_, address_);
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    typed_fault_found(is_inside_ ? TYPED_FAULT_MISALIGNED_POINTER : TYPED_FAULT_FOREIGN_POINTER, ${P}_name(pool_), address_);
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
}
