
/* Named by the attributes of what allocates. */
void ${P}_free(${P} *pool_, ${T_}*object_);
void ${P}_delete(${P} *pool_, ${T_}*object_);
/*% for step in freed_at %*/
/*% include step %*/
/*% endfor %*/
