/** The bytes of a made element, whichever it is. */
size_t ${P}_made_bytes(const ${P}_drop_node *node_)
{
    switch (node_->element_) {
/*% for e in dropped %*/
    case ${e.number}:
        return sizeof(${e.T});
/*% endfor %*/
    default:
        return 0;
    }
}
