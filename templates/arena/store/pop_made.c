/** Drop and give back the newest allocation when it is an element that was made, in a block of `size_` bytes. It stays on
 * the list, as one that this pop has, so that nobody else drops it, and the hook runs with nothing held. */
bool ${P}_pop_made(${P} *${me}, const void *object_, size_t offset_, size_t size_)
{
/*% for step in hold %*/
/*% include step %*/
/*% endfor %*/
/*% for step in sort_made %*/
/*% include step %*/
/*% endfor %*/
    ${P}_drop_node *node_ = ${first_made};
    const uint64_t pop_ = ${me}->pops_ + 1;
    const bool is_newest_ = node_ != NULL && node_->pop_ == 0 && (uintptr_t)node_ + offset_ == (uintptr_t)object_ && node_->end_ == ${P}_position(${me}) && node_->end_ - node_->begin_ == ${P}_SPAN(size_);
    if (is_newest_) {
        node_->pop_ = pop_;
        ${me}->pops_ = pop_;
    }
/*% for step in let_go %*/
/*% include step %*/
/*% endfor %*/
    if (!is_newest_) {
        return false;
    }
    ${P}_drop_made(${me}, node_);
    ${P}_end_made(${me}, node_, pop_);
/*% for step in report %*/
/*% include step %*/
/*% endfor %*/
    return true;
}

/** Give back an element that was dropped by a pop, or, for pop 0, that its init hook refused. When something was allocated
 * behind it meanwhile, it stays on the list, and goes back when that has gone. A drop hook may have returned to a position
 * below it: then it is on the list no more, though another may be, at the same address, which no pop of that number has. */
void ${P}_end_made(${P} *${me}, const ${P}_drop_node *node_, uint64_t pop_)
{
/*% for step in hold %*/
/*% include step %*/
/*% endfor %*/
/*% for step in sort_made %*/
/*% include step %*/
/*% endfor %*/
    ${P}_drop_node *ended_ = ${me}->made_;
    while (ended_ != NULL && ended_ != node_) {
        ended_ = ended_->previous_;
    }
    if (ended_ != NULL && ended_->pop_ == pop_) {
        ended_->pop_ = ${P}_ENDED;
        ${P}_give_back_ended(${me});
    }
/*% for step in let_go %*/
/*% include step %*/
/*% endfor %*/
}
