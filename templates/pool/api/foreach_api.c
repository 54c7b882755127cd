/**
 * Visit every live element by rising slot. The visit is called with nothing held and may allocate, and may
 * free any element; one allocated meanwhile may or may not be visited. O(elements ever handed out).
 * @param pool_ the pool.
 * @param visit_ called with each element and ctx_.
 * @param ctx_ passed to visit_.
 */
void ${P}_foreach(${P} *pool_, void (*visit_)(${T_}*object_, void *ctx_), void *ctx_)
{
/*% for step in usable_void %*/
/*% include step %*/
/*% endfor %*/
    const size_t carved_ = ${P}_carved(pool_);
    for (size_t slot_ = 0; slot_ < carved_; slot_++) {
        ${T_}*object_ = ${P}_live_at(pool_, slot_);
        if (object_ != NULL) {
            visit_(object_, ctx_);
        }
    }
}
