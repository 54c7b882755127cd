/** Take an element whose init hook failed off the list, wherever it is. */
void ${P}_forget_made(${P} *${me}, const ${P}_drop_node *node_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${P}_drop_node **link_ = &${me}->made_;
    while (*link_ != NULL && *link_ != node_) {
        link_ = &(*link_)->previous_;
    }
    if (*link_ != NULL) {
        *link_ = node_->previous_;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
