/** The first guard byte of a slot that somebody wrote; NULL when none was. */
const void *${P}_slot_torn_guard(const ${P} *pool_, size_t slot_)
{
    const unsigned char *at_ = (const unsigned char *)${P}_slot_at(pool_, slot_);
    const size_t end_ = offsetof(${P}_slot, after_);
    TYPED_QUIET();
    const void *torn_ = typed_first_other(at_, ${P}_GUARD_BEFORE, TYPED_GUARD_BYTE);
    if (torn_ == NULL) {
        torn_ = typed_first_other(at_ + end_, sizeof(${P}_slot) - end_, TYPED_GUARD_BYTE);
    }
    TYPED_LOUD();
    return torn_;
}

/** Whether nobody wrote a free slot since it became one. */
bool ${P}_slot_is_untouched(const ${P} *pool_, size_t slot_)
{
    TYPED_QUIET();
    const bool is_filled_ = typed_first_other((const void *)${P}_slot_object(pool_, slot_), sizeof(${T}), ${free_byte}) == NULL;
    TYPED_LOUD();
    return is_filled_ && ${P}_slot_torn_guard(pool_, slot_) == NULL;
}
