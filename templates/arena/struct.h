struct ${P} {
/*% for step in members %*/
/*% include step %*/
/*% endfor %*/
};
