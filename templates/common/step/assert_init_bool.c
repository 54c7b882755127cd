TYPED_STATIC_ASSERT(_Generic(&${init}, bool (*)(${T_}*) : 1, default : 0), "element.init: must be bool ${init}(${T_}*)");
