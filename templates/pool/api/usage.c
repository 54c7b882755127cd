/**
 * Bytes of elements: used, available and total. Never links, bitmaps or padding.
 * @param pool_ the pool.
 * @return Bytes; total is that of ${P}_capacity elements.
 */
typed_usage ${P}_usage(const ${P} *pool_)
{
    const size_t available_ = ${P}_available(pool_);
    return typed_usage_of(${P}_live(pool_), available_, pool_->capacity_, sizeof(${T}));
}
