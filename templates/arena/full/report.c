/** Report a fault, with the place where the block was allocated, or the ${scope} begun, when that is known; of memory that
 * was given back, where it was. */
TYPED_COLD
void ${P}_report(const ${P} *${me}, typed_fault_kind kind_, const void *address_, const char *at_)
{
    const bool is_given_ = kind_ == TYPED_FAULT_WRITE_AFTER_FREE;
    const typed_record record_ = {is_given_ ? NULL : at_, is_given_ ? at_ : NULL, 0};
    typed_fault_recorded(kind_, ${P}_name(${me}), address_, &record_);
}
