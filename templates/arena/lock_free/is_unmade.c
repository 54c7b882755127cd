/** Whether nothing that is to be dropped lies among `span_` bytes at an address that was handed out. Only its owner can give
 * these back, so the answer holds after the lock is let go. O(elements to be dropped above). */
bool ${P}_is_unmade(${P} *${me}, const void *address_, size_t span_)
{
/*% for step in hold %*/
/*% include step %*/
/*% endfor %*/
/*% for step in sort_made %*/
/*% include step %*/
/*% endfor %*/
    const size_t position_ = ${P}_position_of(${me}, address_);
    const ${P}_drop_node *node_ = ${me}->made_;
    while (node_ != NULL && node_->begin_ >= position_ && node_->begin_ - position_ >= span_) {
        node_ = node_->previous_;
    }
    const bool is_unmade_ = node_ == NULL || node_->end_ <= position_;
/*% for step in let_go %*/
/*% include step %*/
/*% endfor %*/
    return is_unmade_;
}
