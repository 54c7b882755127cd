/**
 * Take one ${T}. The spec names no hook for it, so this is ${P}_alloc${E}.
 * @param ${me} where from.
 * @return As ${P}_alloc${E}.
 */
TYPED_NODISCARD
${T_}*${P}_new${E}(${P} *${me})
{
    return ${P}_alloc${E}(${me});
}
