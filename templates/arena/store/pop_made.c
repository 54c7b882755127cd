/** Drop and give back the newest allocation when it is an element that was made, in a block of `size_` bytes. It is taken
 * off the list first, so that nobody else drops it, and the hook runs with nothing held. When something was allocated
 * behind it meanwhile, by the hook or by another thread, the block stays until a position below it is returned to. */
bool ${P}_pop_made(${P} *${me}, const void *object_, size_t bytes_, size_t offset_, size_t size_)
{
    ${P}_drop_node *node_ = ${me}->made_;
    const uint64_t generation_ = ${me}->generation_;
    const bool is_newest_ = node_ != NULL && (uintptr_t)node_ + offset_ == (uintptr_t)object_ && node_->end_ == ${P}_position(${me}) && node_->end_ - node_->begin_ == ${P}_SPAN(size_);
    if (is_newest_) {
        ${me}->made_ = node_->previous_;
    }
    if (!is_newest_) {
        return false;
    }
    ${P}_drop_made(${me}, node_);
    if (${me}->generation_ == generation_ && ${P}_is_newest(${me}, node_, size_)) {
        ${P}_undo(${me}, bytes_, ${P}_SPAN(size_));
    }
/*% for step in report %*/
/*% include step %*/
/*% endfor %*/
    return true;
}
