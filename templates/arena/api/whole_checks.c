/*% for step in whole_asserts %*/
/*% include step %*/
/*% endfor %*/
