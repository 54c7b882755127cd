/** Give back, under the lock, the elements that have ended while something was behind their blocks, as far as nothing is any
 * more. A block leaves the list before it goes back, as it may be another's at once.
 *
 * Why none is left behind. Whoever brings the cursor down comes here afterwards. Where the element that is the newest then is
 * still being dropped, that comes here later, and finds the cursor where it was left: both hold the lock. */
void ${P}_give_back_ended(${P} *${me})
{
    ${P}_drop_node *node_ = ${me}->made_;
    while (node_ != NULL && node_->pop_ == ${P}_ENDED) {
        ${me}->made_ = node_->previous_;
        if (!${undo_node}) {
            ${me}->made_ = node_;
            return;
        }
        node_ = ${me}->made_;
    }
}

/** The same, which takes the lock. */
void ${P}_give_back_uncovered(${P} *${me})
{
/*% for step in hold %*/
/*% include step %*/
/*% endfor %*/
    ${P}_give_back_ended(${me});
/*% for step in let_go %*/
/*% include step %*/
/*% endfor %*/
}
