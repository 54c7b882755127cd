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
    memset(&pool_->records_[slot_].element_, 0, sizeof(typed_record));
}
