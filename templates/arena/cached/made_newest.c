/** Whether the newest allocation of this thread's block is to be dropped. Where that was kept of one that was given
 * back, as its init hook failed, those that are left are looked through, once. The lock is held. */
bool ${P}_own_is_made(const ${P} *${me}, ${P}_cache *cache_)
{
    const uintptr_t cursor_ = (uintptr_t)cache_->cursor_;
    if (cache_->made_end_ > cursor_) {
        cache_->made_end_ = 0;
        for (const ${P}_drop_node *node_ = ${me}->made_; node_ != NULL; node_ = node_->previous_) {
            const uintptr_t made_ = (uintptr_t)node_;
            if (made_ >= cache_->begin_ && made_ < cursor_) {
                cache_->made_end_ = TYPED_MOST(cache_->made_end_, made_ + (node_->end_ - node_->begin_));
            }
        }
    }
    return cache_->made_end_ == cursor_;
}

/** The same of the arena's newest allocation. */
bool ${P}_top_is_made(${P} *${me})
{
    const size_t position_ = ${P}_position(${me});
    if (${me}->made_top_ > position_) {
        ${me}->made_top_ = 0;
        for (const ${P}_drop_node *node_ = ${me}->made_; node_ != NULL; node_ = node_->previous_) {
            ${me}->made_top_ = TYPED_MOST(${me}->made_top_, node_->end_);
        }
    }
    return ${me}->made_top_ == position_;
}
