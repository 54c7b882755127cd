TYPED_STATIC_ASSERT(_Generic(&${init}, int (*)(${T_}*, void *) : 1, default : 0), "element.init: must be int ${init}(${T_}*, void *)");
