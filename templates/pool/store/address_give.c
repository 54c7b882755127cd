/** Make a slot the first free one. */
void ${P}_slot_give(${P} *pool_, ${P}_slot_ref slot_)
{
    ${P}_slot_link_in(pool_, slot_, pool_->head_);
}
