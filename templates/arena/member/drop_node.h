
/* Stands before an element that ${P}_new makes and that is dropped: a list, newest first. */
typedef struct ${P}_drop_node ${P}_drop_node;
struct ${P}_drop_node {
    ${P}_drop_node *previous_;
    size_t begin_; /* positions of the node and of the end of its element */
    size_t end_;
/*% for step in node_members %*/
/*% include step %*/
/*% endfor %*/
/*% for step in node_end %*/
/*% include step %*/
/*% endfor %*/
};
