/** Make a slot the last free one. */
void ${P}_slot_give(${P} *pool_, ${P}_slot_ref slot_)
{
    ${P}_slot_give_last(pool_, slot_, &pool_->records_[slot_]);
}
