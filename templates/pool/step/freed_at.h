void ${P}_free_at(const char *here_, ${P} *pool_, ${T_}*object_);
