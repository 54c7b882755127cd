/** Run the drop hook on a made element. */
void ${P}_drop_made${E}(${P} *${me}, ${P}_drop_node *node_)
{
    ${T_}*object_ = &((${P}_made${E} *)(void *)node_)->object_;
/*% for step in me_unused %*/
/*% include step %*/
/*% endfor %*/
/*% for step in run_drop %*/
/*% include step %*/
/*% endfor %*/
}
