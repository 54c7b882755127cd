/** After the cursor came down to where the newest block ended when it had `size_` bytes: it has them again, when it had grown
 * since. One whose note somebody wrote over stays as it is. */
void ${P}_note_cut(${P} *${me}, size_t size_)
{
    if (${is_none_here}) {
        return;
    }
    unsigned char *block_ = ${noted_address};
    ${P}_note note_;
    const bool is_sound_ = ${P}_note_read(block_, ${me}->noted_, ${noted_offset}, SIZE_MAX, &note_);
    if (is_sound_ && note_.size_ > size_${and_unmade}) {
/*% for step in within_cut %*/
/*% include step %*/
/*% endfor %*/
        ${P}_remember_cut(${me}, note_.serial_, size_);
        note_.size_ = size_;
        note_.guard_ = ${P}_note_guard(&note_);
        ${P}_note_put(block_, &note_);
        ${P}_guard_put(block_, size_, (size_t)(${me}->cursor_ - block_));
    }
}

/** Remember that a block, the newest, is cut. What is known of blocks that were above it, or of less deep cuts of it, says nothing
 * any more; where there is no room, what is known of the oldest is forgotten. */
void ${P}_remember_cut(${P} *${me}, uint64_t serial_, size_t size_)
{
    uint32_t count_ = ${me}->cut_count_;
    while (count_ > 0 && (${me}->cuts_[count_ - 1].serial_ > serial_ || (${me}->cuts_[count_ - 1].serial_ == serial_ && ${me}->cuts_[count_ - 1].size_ >= size_))) {
        count_--;
    }
    if (count_ == TYPED_CUTS) {
        count_--;
        memmove(${me}->cuts_, ${me}->cuts_ + 1, count_ * sizeof(typed_cut));
    }
    const typed_cut cut_ = {serial_, ++${me}->serials_, size_};
    ${me}->cuts_[count_] = cut_;
    ${me}->cut_count_ = count_ + 1;
}

/** Whether the newest block below a position, which has `size_` bytes now, was cut to fewer than it had there, since. */
bool ${P}_is_cut_since(const ${P} *${me}, const ${Mark} *mark_, size_t size_)
{
    if (mark_->size_ == SIZE_MAX) {
        return false;
    }
    bool is_cut_ = size_ < mark_->size_;
    for (uint32_t i_ = 0; i_ < ${me}->cut_count_; i_++) {
        const typed_cut *cut_ = &${me}->cuts_[i_];
        is_cut_ = is_cut_ || (cut_->serial_ == mark_->serial_ && cut_->size_ < mark_->size_ && cut_->time_ > mark_->time_);
    }
    return is_cut_;
}
