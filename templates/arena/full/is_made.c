/** Whether a block is that of an element to be dropped${and_not_popped}. O(elements to be dropped). */
bool ${P}_is_made(const ${P} *${me}, const void *block_)
{
    const ${P}_drop_node *node_ = ${P}_node_at(${me}, block_);
    return node_ != NULL${not_popped};
}
