/** The first guard byte around an element that somebody wrote; NULL when none was. */
const void *${P}_torn_guard(const void *object_)
{
    const unsigned char *at_ = (const unsigned char *)object_ - offsetof(${P}_slot, object_);
    const size_t end_ = offsetof(${P}_slot, after_);
    TYPED_QUIET();
    const void *torn_ = typed_first_other(at_, ${P}_GUARD_BEFORE, TYPED_GUARD_BYTE);
    if (torn_ == NULL) {
        torn_ = typed_first_other(at_ + end_, sizeof(${P}_slot) - end_, TYPED_GUARD_BYTE);
    }
    TYPED_LOUD();
    return torn_;
}

/** Whether nobody wrote over the guards around an element. */
bool ${P}_guards_hold(const void *object_)
{
    const unsigned char *at_ = (const unsigned char *)object_ - offsetof(${P}_slot, object_);
    const size_t end_ = offsetof(${P}_slot, after_);
    TYPED_QUIET();
    const bool hold_ = typed_is_filled(at_, ${P}_GUARD_BEFORE, TYPED_GUARD_BYTE) && typed_is_filled(at_ + end_, sizeof(${P}_slot) - end_, TYPED_GUARD_BYTE);
    TYPED_LOUD();
    return hold_;
}

/** Whether nobody wrote a free slot since it became one. */
bool ${P}_slot_is_untouched(const ${P} *pool_, size_t slot_)
{
    const void *object_ = (const void *)${P}_slot_object(pool_, slot_);
    TYPED_QUIET();
    const bool is_filled_ = typed_is_filled(object_, sizeof(${T}), ${free_byte});
    TYPED_LOUD();
    return is_filled_ && ${P}_guards_hold(object_);
}
