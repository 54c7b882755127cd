/**
 * Make a pool of ${capacity_words}, which are a part of the pool itself. No element is touched.
 * @param pool_ storage for the pool; what it holds is ignored, so destroy a pool before making it again.
 * @return TYPED_OK${or_lock_failed}.
 */
TYPED_NODISCARD
typed_status ${P}_init(${P} *pool_)
{
    ${P}_clear(pool_);
    pool_->capacity_ = ${capacity};
/*% for step in start %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_OK;
}
