/**
 * Make a ${noun} of ${capacity_words} on an upstream of the caller's.
 * @param ${me} storage for the ${noun}; what it holds is ignored, so destroy a ${noun} before making it again.
 * @param upstream_ where memory comes from; the struct is copied, what its ctx points to is used until
 *        destroy. NULL is the default upstream.
 * @return As ${P}_init_capacity.
 */
TYPED_NODISCARD
typed_status ${P}_init_with(${P} *${me}, const typed_upstream *upstream_)
{
    if (upstream_ == NULL) {
        return ${P}_init(${me});
    }
    return ${P}_start(${me}, ${capacity}, upstream_);
}
