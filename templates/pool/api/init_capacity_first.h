/**
 * Make a pool of ${capacity_words}.
 * @param pool_ storage for the pool; what it holds is ignored, so destroy a pool before making it again.
 * @return As ${P}_init_capacity.
 */
TYPED_NODISCARD
typed_status ${P}_init(${P} *pool_)
{
    return ${P}_init_capacity(pool_, ${capacity});
}
