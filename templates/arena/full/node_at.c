/** The node of the element to be dropped whose block is at an address; NULL when there is none. O(elements to be dropped). */
const ${P}_drop_node *${P}_node_at(const ${P} *${me}, const void *block_)
{
    const ${P}_drop_node *node_ = ${me}->made_;
    while (node_ != NULL && (const void *)node_ != block_) {
        node_ = node_->previous_;
    }
    return node_;
}
