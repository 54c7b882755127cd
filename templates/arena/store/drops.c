/** Take the newest element above a position off the list of those to be dropped, or NULL. */
${P}_drop_node *${P}_next_drop(${P} *${me}, size_t position_)
{
/*% for step in hold %*/
/*% include step %*/
/*% endfor %*/
/*% for step in sort_made %*/
/*% include step %*/
/*% endfor %*/
/*% for step in forget_ended %*/
/*% include step %*/
/*% endfor %*/
    ${P}_drop_node *node_ = ${first_made};
    if (node_ != NULL && node_->end_ > position_) {
        ${me}->made_ = node_->previous_;
    } else {
        node_ = NULL;
    }
/*% for step in let_go %*/
/*% include step %*/
/*% endfor %*/
    return node_;
}

/** Drop what was made above a position, newest first, with nothing held. A hook may allocate; what it makes is
 * dropped too. */
void ${P}_drop_above(${P} *${me}, size_t position_)
{
    ${P}_drop_node *node_ = ${P}_next_drop(${me}, position_);
    while (node_ != NULL) {
        ${P}_drop_made(${me}, node_);
        node_ = ${P}_next_drop(${me}, position_);
    }
}
