/** Drop and give back the newest allocation when it is an element that was made. */
bool ${P}_pop_made(${P} *${me}, const void *object_, size_t bytes_, size_t offset_, size_t span_)
{
    const typed_marker top_ = ${P}_mark(${me});
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${P}_drop_node *node_ = ${me}->made_;
    const bool is_newest_ = node_ != NULL && (uintptr_t)node_ + offset_ == (uintptr_t)object_ && node_->end_ == top_.position_ && node_->end_ - node_->begin_ == span_;
    if (is_newest_) {
        ${me}->made_ = node_->previous_;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (!is_newest_) {
        return false;
    }
    ${P}_drop_made(${me}, node_);
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (${P}_judge(${me}, &top_) == TYPED_OK) {
        ${P}_return_to(${me}, &top_); /* what the hook allocated */
        ${P}_undo(${me}, bytes_, span_);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report %*/
/*% include step %*/
/*% endfor %*/
    return true;
}
