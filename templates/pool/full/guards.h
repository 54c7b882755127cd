/** Lay the guards of a slot, and fill it as a free one. */
void ${P}_slot_lay(${P} *pool_, size_t slot_)
{
    ${P}_slot *at_ = ${P}_slot_at(pool_, slot_);
    TYPED_UNPOISON(at_, sizeof *at_);
    memset((void *)at_, TYPED_GUARD_BYTE, sizeof *at_);
    memset((void *)&at_->object_, ${free_byte}, sizeof(${T}));
    /* Each by itself: a granule that an element shares with its guards is not poisoned. */
    TYPED_POISON(at_->before_, sizeof at_->before_);
    TYPED_POISON(&at_->object_, sizeof(${T}));
    TYPED_POISON(at_->after_, sizeof *at_ - offsetof(${P}_slot, after_));
    memset(&pool_->records_[slot_], 0, sizeof pool_->records_[slot_]);
}

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
