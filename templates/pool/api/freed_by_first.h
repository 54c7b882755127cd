
/* Named by the attributes of what allocates. */
void ${P}_free(${P} *pool_, ${T_}*object_);
void ${P}_delete(${P} *pool_, ${T_}*object_);
