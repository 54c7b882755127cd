TYPED_STATIC_ASSERT(_Generic(&${init}, void (*)(${T_}*, void *) : 1, default : 0), "element.init: must be void ${init}(${T_}*, void *)");
