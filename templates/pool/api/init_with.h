/**
 * Make a pool of ${capacity_words} on an upstream of the caller's.
 * @param pool_ storage for the pool; what it holds is ignored, so destroy a pool before making it again.
 * @param upstream_ where memory comes from; the struct is copied, what its ctx points to is used until
 *        destroy. NULL is the default upstream.
 * @return As ${P}_init_capacity.
 */
TYPED_NODISCARD
typed_status ${P}_init_with(${P} *pool_, const typed_upstream *upstream_)
{
    if (upstream_ == NULL) {
        return ${P}_init(pool_);
    }
    return ${P}_start(pool_, ${capacity}, upstream_);
}
