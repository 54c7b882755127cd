/**
 * Take an array of ${T} that is a copy.
 * @param ${me} where from.
 * @param source_ `count_` elements, which may be in the same ${noun}.
 * @param count_ how many.
 * @return As ${P}_alloc${E}_n.
 */
TYPED_NODISCARD
${T_}*${P}_copy${E}(${P} *${me}, ${const_T_}*source_, size_t count_)
{
    ${T_}*copy_ = ${P}_alloc${E}_n(${me}, count_);
    if (copy_ != NULL && count_ > 0) {
        memmove((void *)copy_, (const void *)source_, count_ * sizeof(${T}));
    }
    return copy_;
}
