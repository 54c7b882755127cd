/**
 * Make a ${noun} of ${capacity_words}.
 * @param ${me} storage for the ${noun}; what it holds is ignored, so destroy a ${noun} before making it again.
 * @return As ${P}_init_capacity.
 */
TYPED_NODISCARD
typed_status ${P}_init(${P} *${me})
{
    return ${P}_init_capacity(${me}, ${capacity});
}
