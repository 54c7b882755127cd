/** Run the drop hook on a made element, whichever it is. */
void ${P}_drop_made(${P} *${me}, ${P}_drop_node *node_)
{
    switch (node_->element_) {
/*% for e in dropped %*/
    case ${e.number}:
        ${P}_drop_made${e.E}(${me}, node_);
        break;
/*% endfor %*/
    default:
        break;
    }
}
