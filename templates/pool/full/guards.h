/** Lay the guards of a slot, and fill it as a free one. */
void ${P}_slot_lay(${P} *pool_, size_t slot_)
{
    ${P}_slot *at_ = ${P}_slot_at(pool_, slot_);
    memset((void *)at_, TYPED_GUARD_BYTE, sizeof *at_);
    memset((void *)&at_->object_, ${free_byte}, sizeof(${T}));
    memset(&pool_->records_[slot_], 0, sizeof pool_->records_[slot_]);
}

/** The first guard byte of a slot that somebody wrote; NULL when none was. */
const void *${P}_slot_torn_guard(const ${P} *pool_, size_t slot_)
{
    const unsigned char *at_ = (const unsigned char *)${P}_slot_at(pool_, slot_);
    const size_t end_ = offsetof(${P}_slot, after_);
    const void *torn_ = typed_first_other(at_, ${P}_GUARD_BEFORE, TYPED_GUARD_BYTE);
    return torn_ != NULL ? torn_ : typed_first_other(at_ + end_, sizeof(${P}_slot) - end_, TYPED_GUARD_BYTE);
}

/** Whether nobody wrote a free slot since it became one. */
bool ${P}_slot_is_untouched(const ${P} *pool_, size_t slot_)
{
    return typed_first_other((const void *)${P}_slot_object(pool_, slot_), sizeof(${T}), ${free_byte}) == NULL && ${P}_slot_torn_guard(pool_, slot_) == NULL;
}
