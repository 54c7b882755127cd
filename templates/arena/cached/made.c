/** Enter an element into the list of those to be dropped: the newest first. */
void ${P}_enter_made(${P} *${me}, ${P}_drop_node *node_, size_t bytes_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    node_->begin_ = ${P}_position_of(${me}, node_);
    node_->end_ = node_->begin_ + ${P}_SPAN(bytes_);
    node_->previous_ = ${me}->made_;
    ${me}->made_ = node_;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
