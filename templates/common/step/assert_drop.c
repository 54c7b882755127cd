TYPED_STATIC_ASSERT(_Generic(&${drop}, void (*)(${T_}*) : 1, default : 0), "element.drop: must be void ${drop}(${T_}*)");
