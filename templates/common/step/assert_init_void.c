TYPED_STATIC_ASSERT(_Generic(&${init}, void (*)(${T_}*) : 1, default : 0), "element.init: must be void ${init}(${T_}*)");
