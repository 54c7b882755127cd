/** Begin a walk over all blocks. */
void ${P}_walk_start(const ${P} *${me}, ${P}_walk *walk_)
{
    memset(walk_, 0, sizeof *walk_);
    walk_->block_ = ${me}->noted_;
}

/** Go to the next block; false at the end. */
bool ${P}_walk_on(const ${P} *${me}, ${P}_walk *walk_)
{
    const size_t block_ = walk_->block_;
    if (block_ == 0) {
        return false;
    }
    walk_->address_ = ${me}->begin_ + block_;
    walk_->is_sound_ = ${P}_note_read(walk_->address_, block_, block_, (size_t)(${me}->cursor_ - walk_->address_), &walk_->note_);
    walk_->block_ = walk_->note_.previous_;
    return true;
}
