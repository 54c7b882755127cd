/** Enter an element into the list of those to be dropped, which is in the order of positions. */
void ${P}_enter_made(${P} *${me}, ${P}_drop_node *node_, size_t bytes_)
{
/*% for step in hold %*/
/*% include step %*/
/*% endfor %*/
/*% for step in note_not_ended %*/
/*% include step %*/
/*% endfor %*/
    node_->begin_ = ${P}_position_of(${me}, node_);
    node_->end_ = node_->begin_ + ${P}_SPAN(bytes_);
    ${P}_drop_node **link_ = &${me}->made_;
    while (*link_ != NULL && (*link_)->begin_ > node_->begin_) {
        link_ = &(*link_)->previous_;
    }
    node_->previous_ = *link_;
    *link_ = node_;
/*% for step in note_made %*/
/*% include step %*/
/*% endfor %*/
/*% for step in let_go %*/
/*% include step %*/
/*% endfor %*/
}
