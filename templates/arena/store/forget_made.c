/** Take an element whose init hook failed off the list, wherever it is. */
void ${P}_forget_made(${P} *${me}, const ${P}_drop_node *node_)
{
/*% for step in hold %*/
/*% include step %*/
/*% endfor %*/
/*% for step in sort_made %*/
/*% include step %*/
/*% endfor %*/
    ${P}_drop_node **link_ = &${me}->made_;
    while (*link_ != NULL && *link_ != node_) {
        link_ = &(*link_)->previous_;
    }
    if (*link_ != NULL) {
        *link_ = node_->previous_;
    }
/*% for step in let_go %*/
/*% include step %*/
/*% endfor %*/
}
