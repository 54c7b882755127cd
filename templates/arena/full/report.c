/** Report a fault, with the place where the block was allocated, or the ${scope} begun, when that is known. */
TYPED_COLD
void ${P}_report(const ${P} *${me}, typed_fault_kind kind_, const void *address_, const char *taken_)
{
    const typed_record record_ = {taken_, NULL, 0};
    typed_fault_recorded(kind_, ${P}_name(${me}), address_, &record_);
}
