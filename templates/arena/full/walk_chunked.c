/** Begin a walk over all blocks. */
void ${P}_walk_start(const ${P} *${me}, ${P}_walk *walk_)
{
    memset(walk_, 0, sizeof *walk_);
    walk_->block_ = ${me}->noted_;
    walk_->chunk_ = ${me}->chunk_;
    walk_->end_ = ${P}_position(${me});
}

/** Go to the next block; false at the end. */
bool ${P}_walk_on(const ${P} *${me}, ${P}_walk *walk_)
{
    (void)${me};
    const size_t block_ = walk_->block_;
    while (walk_->chunk_ != NULL && block_ <= walk_->chunk_->base_) {
        walk_->end_ = walk_->chunk_->base_;
        walk_->chunk_ = walk_->chunk_->previous_;
    }
    if (block_ == 0 || walk_->chunk_ == NULL) {
        return false;
    }
    const size_t offset_ = block_ - walk_->chunk_->base_;
    walk_->address_ = ${P}_chunk_begin(walk_->chunk_) + offset_;
    walk_->is_sound_ = ${P}_note_read(walk_->address_, block_, offset_, walk_->end_ - block_, &walk_->note_);
    walk_->block_ = walk_->note_.previous_;
    return true;
}
