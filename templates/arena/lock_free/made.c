/** Enter an element into the list of those to be dropped, without the lock.
 *
 * Why this is right. Threads only push: the new node points to the one that the compare-exchange then finds to be the
 * newest, whatever happened in between, so there is no ABA problem. Nodes leave this list all at once, by an exchange
 * under the lock, and are sorted into the one in the order of positions. A push releases the node, and the later ones
 * continue that; the exchange acquires them all. */
void ${P}_enter_made(${P} *${me}, ${P}_drop_node *node_, size_t bytes_)
{
/*% for step in note_not_ended %*/
/*% include step %*/
/*% endfor %*/
    node_->begin_ = ${made_begin};
    node_->end_ = ${P}_SPAN(bytes_);
    ${P}_drop_node *newest_ = typed_atomic_load(&${me}->fresh_, TYPED_RELAXED);
    do {
        node_->previous_ = newest_;
    } while (!typed_atomic_compare_exchange(&${me}->fresh_, &newest_, node_, TYPED_RELEASE));
}
