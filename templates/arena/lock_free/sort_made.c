/** Move what was entered since into the list in the order of positions, oldest first: so most find their place at once.
 * Under the lock. */
void ${P}_sort_made(${P} *${me})
{
    ${P}_drop_node *newest_ = typed_atomic_exchange(&${me}->fresh_, (${P}_drop_node *)NULL, TYPED_ACQUIRE);
    ${P}_drop_node *oldest_ = NULL;
    while (newest_ != NULL) {
        ${P}_drop_node *previous_ = newest_->previous_;
        newest_->previous_ = oldest_;
        oldest_ = newest_;
        newest_ = previous_;
    }
    while (oldest_ != NULL) {
        ${P}_drop_node *node_ = oldest_;
        oldest_ = node_->previous_;
/*% for step in find_made %*/
/*% include step %*/
/*% endfor %*/
        node_->end_ += node_->begin_;
        ${P}_drop_node **link_ = &${me}->made_;
        while (*link_ != NULL && (*link_)->begin_ > node_->begin_) {
            link_ = &(*link_)->previous_;
        }
        node_->previous_ = *link_;
        *link_ = node_;
    }
}
