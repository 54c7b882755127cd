/** Where its element begins, behind a node, whichever it is; 0 for a node that somebody wrote over. */
size_t ${P}_lead_of_node(const ${P}_drop_node *node_)
{
    switch (node_->element_) {
/*% for e in dropped %*/
    case ${e.number}:
        return offsetof(${P}_made${e.E}, object_);
/*% endfor %*/
    default:
        return 0;
    }
}
