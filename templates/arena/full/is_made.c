/** Whether a block is that of an element to be dropped, and was not popped. O(elements to be dropped). */
bool ${P}_is_made(const ${P} *${me}, const void *block_)
{
    const ${P}_drop_node *node_ = ${me}->made_;
    while (node_ != NULL && (const void *)node_ != block_) {
        node_ = node_->previous_;
    }
    return node_ != NULL${not_popped};
}
