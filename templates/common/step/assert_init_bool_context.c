TYPED_STATIC_ASSERT(_Generic(&${init}, bool (*)(${T_}*, void *) : 1, default : 0), "element.init: must be bool ${init}(${T_}*, void *)");
