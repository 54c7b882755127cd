/*# tests/models/free_list.pml is a model of this list, of take_chain.c, carve.c and obtain_run.c, checked by Spin. #*/
/** Where a slot's link is, in bytes behind the first link. The head and links name slots by this place, so that the load
 * of a link, which the compare-exchange waits for, has an address without a factor. */
size_t ${P}_slot_place(size_t slot_)
{
    return slot_ * sizeof(uint32_t);
}

/** The slot whose link is at a place; not below the capacity for any other place, which a damaged link may say. */
size_t ${P}_place_slot(size_t place_)
{
    return typed_divide_exact(place_, sizeof(uint32_t));
}

/** The link at a place. */
uint32_t *${P}_link_at(${P} *pool_, size_t place_)
{
    return (uint32_t *)(void *)((unsigned char *)pool_->links_ + place_);
}

/** The link of a slot: the place of the next free one, or none${or_live}. */
size_t ${P}_slot_link(const ${P} *pool_, size_t slot_)
{
    return typed_atomic_load(&pool_->links_[slot_], TYPED_RELAXED);
}

/** The first free slot by a head; not below the capacity when the list is empty. */
size_t ${P}_slot_first(const ${P} *pool_, uint64_t head_)
{
    return ${P}_place_slot((size_t)(head_ & pool_->place_mask_));
}

/** What the head becomes when slots are taken off and the one whose link is at `next_` follows: the tag goes up by one. */
uint64_t ${P}_head_after(uint64_t head_, uint64_t place_mask_, size_t next_)
{
    return ((head_ | place_mask_) + 1) | next_;
}

/** Take the first free slot off the list: one try. None when the list is empty, and when a race is lost.
 *
 * Why this is right. The head is an index, as the place of its link, and a tag in one word. Only taking a slot changes
 * the tag, so a head that is what it was says that nothing was taken meanwhile: the slot has been the first all the
 * time, and its link, which is written only while the slot is on no list, is the one that was read. Giving a slot need
 * not change the tag, as it does not care what happened to the list below.
 *
 * Orders. Giving releases: the link, and whatever the last owner wrote into the element, comes before the head that
 * names the slot. Reading the head acquires that, also through heads written since, as each is written by a
 * read-modify-write and so continues the release. The compare-exchange reads the same value again and adds nothing.
 * Links stand outside the elements, so that no atomic reads what an owner may be writing; the relaxed read of a link
 * may see what a later owner wrote there, and the compare-exchange then fails. */
${P}_slot_ref ${P}_slot_take(${P} *pool_)
{
    uint64_t head_ = typed_atomic_load(&pool_->head_, TYPED_ACQUIRE);
    const uint64_t place_mask_ = pool_->place_mask_;
    const size_t place_ = (size_t)(head_ & place_mask_);
    const ${P}_slot_ref slot_ = ${P}_place_slot(place_);
    if (TYPED_UNLIKELY(${is_no_slot})) {
        return ${P}_SLOT_NONE;
    }
    const uint64_t after_ = ${P}_head_after(head_, place_mask_, typed_atomic_load(${P}_link_at(pool_, place_), TYPED_RELAXED));
    if (TYPED_UNLIKELY(!typed_atomic_compare_exchange(&pool_->head_, &head_, after_, TYPED_ACQUIRE))) {
        return ${P}_SLOT_NONE;
    }
    TYPED_ASSUME(slot_ != ${P}_SLOT_NONE);
/*% for step in mark_live %*/
/*% include step %*/
/*% endfor %*/
    return slot_;
}

/** Make a slot the first free one. */
void ${P}_slot_give(${P} *pool_, ${P}_slot_ref slot_)
{
    uint64_t head_ = typed_atomic_load(&pool_->head_, TYPED_RELAXED);
    const size_t place_ = ${P}_slot_place(slot_);
    typed_atomic_store(${P}_link_at(pool_, place_), (uint32_t)(head_ & pool_->place_mask_), TYPED_RELAXED);
    if (TYPED_UNLIKELY(!typed_atomic_compare_exchange(&pool_->head_, &head_, (head_ & pool_->tag_mask_) | place_, TYPED_RELEASE))) {
        ${P}_slot_give_again(pool_, slot_);
    }
}
