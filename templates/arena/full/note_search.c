/** Look for the last block that ends below some place by its own note, down through the `offset_` bytes of the same memory; the
 * last `lead_` bytes there are the note of another block. There may be more between, whose notes are gone too: then less
 * padding is said than there may be. O(bytes between). */
TYPED_COLD
bool ${P}_note_search(const unsigned char *place_, size_t position_, size_t offset_, size_t lead_, ${P}_note *note_)
{
    const size_t least_ = lead_ + 1 + sizeof(uint64_t); /* no block takes less than a byte and its guard */
    const size_t farthest_ = offset_ < sizeof *note_ ? 0 : offset_ - sizeof *note_;
    for (size_t back_ = least_; back_ <= farthest_; back_++) {
        const ${P}_note there_ = ${P}_note_get(place_ - back_);
        const size_t room_ = back_ - lead_;
        const bool is_note_ = ${P}_note_leads(position_ - back_, offset_ - back_, &there_) && there_.guard_ == ${P}_note_guard(&there_);
        if (is_note_ && there_.size_ < room_ && ${P}_SPAN(there_.size_) <= room_) {
            const size_t between_ = back_ - ${P}_SPAN(there_.size_);
            note_->previous_ = position_ - back_;
            note_->bytes_ = between_ < lead_ + sizeof *note_ + 1 + sizeof(uint64_t) ? between_ : sizeof *note_;
            return true;
        }
    }
    return false;
}
