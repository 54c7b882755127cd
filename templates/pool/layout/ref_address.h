/** The element of a slot. */
${T_}*${P}_slot_object(const ${P} *pool_, ${P}_slot_ref slot_)
{
    (void)pool_;
    return &slot_->object_;
}

/** The slot of an element. */
${P}_slot_ref ${P}_slot_of(const ${P} *pool_, ${const_T_}*object_)
{
    (void)pool_;
    return (${P}_slot_ref)(uintptr_t)object_;
}
