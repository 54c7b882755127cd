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
        ${P}_remember_cut(${me}, &note_, size_);
        note_.size_ = size_;
        note_.guard_ = ${P}_note_guard(&note_);
        ${P}_note_put(block_, &note_);
        ${P}_guard_put(block_, size_, (size_t)(${me}->cursor_ - block_));
    }
}

/** Remember that a block, the newest, whose note this is, has become smaller. What is known of blocks that were above it, and of
 * when it kept more, says nothing any more. Nor need anything be where no position was taken in it since it was as small or began. */
void ${P}_remember_cut(${P} *${me}, const ${P}_note *note_, size_t size_)
{
    const uint64_t serial_ = note_->serial_;
    uint32_t count_ = ${me}->cut_count_;
    while (count_ > 0 && (${me}->cuts_[count_ - 1].serial_ > serial_ || (${me}->cuts_[count_ - 1].serial_ == serial_ && ${me}->cuts_[count_ - 1].size_ >= size_))) {
        count_--;
    }
    ${me}->cut_count_ = count_;
    const bool is_cut_ = count_ > 0 && ${me}->cuts_[count_ - 1].serial_ == serial_;
    if (${me}->marked_ < (is_cut_ ? ${me}->cuts_[count_ - 1].time_ : serial_)) {
        return;
    }
    if (count_ == TYPED_CUTS) {
        count_ = ${P}_forget_gone(${me}, note_);
    }
    if (count_ == TYPED_CUTS) {
        const uint32_t least_ = ${P}_least_cut(${me}, serial_, size_);
        count_--;
        memmove(${me}->cuts_ + least_, ${me}->cuts_ + least_ + 1, (count_ - least_) * sizeof(typed_cut));
    }
    const typed_cut cut_ = {serial_, ++${me}->serials_, size_};
    ${me}->cuts_[count_] = cut_;
    ${me}->cut_count_ = count_ + 1;
}

/** Where there is no room for what is known of cuts: forget that of a block that is gone, below the newest, whose note this is. How
 * many are left: all, where none is found that is gone within so many blocks that it does not take long. */
uint32_t ${P}_forget_gone(${P} *${me}, const ${P}_note *note_)
{
    uint32_t looked_at_ = 0;
    uint64_t serial_ = note_->serial_;
    ${P}_walk walk_;
    ${P}_walk_start(${me}, &walk_);
    walk_.block_ = note_->previous_;
    for (uint32_t i_ = TYPED_CUTS; i_ > 0; i_--) {
        const typed_cut *cut_ = &${me}->cuts_[i_ - 1];
        while (serial_ > cut_->serial_) {
            const bool is_there_ = ${P}_walk_on(${me}, &walk_);
            if (looked_at_ == 16 * TYPED_CUTS || (is_there_ && !walk_.is_sound_)) {
                return TYPED_CUTS;
            }
            looked_at_++;
            serial_ = is_there_ ? walk_.note_.serial_ : 0;
        }
        if (serial_ < cut_->serial_) {
            memmove(${me}->cuts_ + i_ - 1, ${me}->cuts_ + i_, (TYPED_CUTS - i_) * sizeof(typed_cut));
            return TYPED_CUTS - 1;
        }
    }
    return TYPED_CUTS;
}

/** Which cut is forgotten where there is no room: that of this block after which the next left it the fewest bytes more, as
 * only positions in those can be taken for good then; or the oldest block's, when this one has none. */
uint32_t ${P}_least_cut(const ${P} *${me}, uint64_t serial_, size_t size_)
{
    uint32_t least_ = 0;
    size_t fewest_ = SIZE_MAX;
    for (uint32_t i_ = TYPED_CUTS; i_ > 0 && ${me}->cuts_[i_ - 1].serial_ == serial_; i_--) {
        if (size_ - ${me}->cuts_[i_ - 1].size_ < fewest_) {
            fewest_ = size_ - ${me}->cuts_[i_ - 1].size_;
            least_ = i_ - 1;
        }
        size_ = ${me}->cuts_[i_ - 1].size_;
    }
    return least_;
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
