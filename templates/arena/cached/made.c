/** Enter an element into the list of those to be dropped: the newest first. Where it ends is kept, as what was made is not
 * resized where it is: by its thread where that has it in a block of its own, and for all. */
void ${P}_enter_made(${P} *${me}, ${P}_drop_node *node_, size_t bytes_)
{
    ${P}_cache *cache_ = ${P}_cache_of(${me});
    if (cache_ != NULL && (uintptr_t)node_ >= cache_->begin_ && (uintptr_t)node_ < (uintptr_t)cache_->end_) {
        cache_->made_end_ = (uintptr_t)node_ + ${P}_SPAN(bytes_);
    }
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    node_->begin_ = ${P}_position_of(${me}, node_);
    node_->end_ = node_->begin_ + ${P}_SPAN(bytes_);
    node_->previous_ = ${me}->made_;
    ${me}->made_ = node_;
    ${me}->made_top_ = TYPED_MOST(${me}->made_top_, node_->end_);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
