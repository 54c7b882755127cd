/** Give back the elements that have ended while something was behind their blocks, as far as nothing is any more. */
void ${P}_give_back_ended(${P} *${me})
{
    ${P}_drop_node *node_ = ${first_made};
    while (node_ != NULL && node_->pop_ == ${P}_ENDED && node_->end_ == ${P}_position(${me})) {
        ${me}->made_ = node_->previous_;
        ${P}_undo(${me}, ${bytes_of_node}, node_->end_ - node_->begin_);
        node_ = ${first_made};
    }
}
