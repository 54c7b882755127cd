/**
 * Bytes of elements: used, available and total, of one moment. Never links or padding. As costly as
 * ${P}_live.
 * @param pool_ the pool.
 * @return Bytes; total is that of ${P}_capacity elements.
 */
typed_usage ${P}_usage(const ${P} *pool_)
{
    const size_t live_ = ${P}_live(pool_);
    return typed_usage_of(live_, pool_->capacity_ - live_, pool_->capacity_, sizeof(${T}));
}
