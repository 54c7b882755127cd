/** What is wrong with one slot, if anything. */
bool ${P}_slot_is_sound(const ${P} *pool_, size_t slot_, typed_fault_kind *kind_)
{
    if (${generation} == ${P}_GENERATION_RETIRED) {
        return true;
    }
    if (!${P}_slot_is_live(pool_, slot_)) {
        *kind_ = TYPED_FAULT_WRITE_AFTER_FREE;
        return ${P}_slot_is_untouched(pool_, slot_);
    }
    const void *torn_ = ${P}_torn_guard((const void *)${P}_slot_object(pool_, slot_));
    *kind_ = (uintptr_t)torn_ < (uintptr_t)${P}_slot_object(pool_, slot_) ? TYPED_FAULT_UNDERFLOW : TYPED_FAULT_OVERFLOW;
    return torn_ == NULL;
}

/** Whether the list of free slots leads through as many as are counted, to its last. */
bool ${P}_list_is_sound(const ${P} *pool_)
{
    const uint32_t *end_ = pool_->end_;
    size_t slot_ = pool_->head_;
    size_t listed_ = 0;
    while (listed_ < pool_->free_count_ && slot_ < pool_->carved_ && !${P}_slot_is_live(pool_, slot_)) {
        end_ = &pool_->records_[slot_].next_;
        slot_ = ${P}_slot_link(pool_, slot_);
        listed_++;
    }
    return end_ == pool_->end_ && listed_ == pool_->free_count_;
}

/** Find the next slot, from `*slot_` on, with which something is wrong, and what is known of its element; false when there is none. */
bool ${P}_next_damage(const ${P} *pool_, size_t *slot_, typed_fault_kind *kind_, typed_record *record_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    while (*slot_ < pool_->carved_ && ${P}_slot_is_sound(pool_, *slot_, kind_)) {
        ++*slot_;
    }
    const bool is_found_ = *slot_ < pool_->carved_;
    if (is_found_) {
        *record_ = pool_->records_[*slot_].element_;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return is_found_;
}
