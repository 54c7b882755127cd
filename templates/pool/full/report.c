/** Report a fault about a slot, with what was known of its element when that was found. */
void ${P}_report(const ${P} *pool_, typed_fault_kind kind_, const void *address_, typed_record record_)
{
    if (kind_ == TYPED_FAULT_OVERFLOW || kind_ == TYPED_FAULT_UNDERFLOW) {
        record_.given_ = NULL; /* of an element that was live */
    }
    typed_fault_recorded(kind_, ${P}_name(pool_), address_, &record_);
}

/** Report what was found while slots were taken: with nothing held, one after the other. */
void ${P}_report_damage(${P} *pool_)
{
    bool is_list_broken_;
    size_t slot_;
    typed_record record_ = {NULL, NULL, 0};
    do {
/*% for step in enter_deep_full %*/
/*% include step %*/
/*% endfor %*/
        is_list_broken_ = pool_->is_list_broken_;
        pool_->is_list_broken_ = false;
        slot_ = ${P}_SLOT_NONE;
        if (!is_list_broken_ && pool_->damaged_count_ > 0) {
            slot_ = pool_->damaged_;
            pool_->damaged_ = (uint32_t)${P}_slot_link(pool_, slot_);
            pool_->damaged_count_--;
            record_ = pool_->records_[slot_].element_;
        }
/*% for step in leave_deep_full %*/
/*% include step %*/
/*% endfor %*/
        if (is_list_broken_) {
            typed_fault_recorded(TYPED_FAULT_CORRUPT_LINK, ${P}_name(pool_), NULL, NULL);
        } else if (slot_ != ${P}_SLOT_NONE) {
            ${P}_report(pool_, TYPED_FAULT_WRITE_AFTER_FREE, ${P}_slot_object(pool_, slot_), record_);
        }
    } while (is_list_broken_ || slot_ != ${P}_SLOT_NONE);
}
