/**
 * A handle of a live element. As costly as ${P}_contains.
 * @param pool_ the pool that the element came from.
 * @param object_ the element.
 * @return Its handle; ${P}_HANDLE_NONE when it is not a live element of this pool.
 */
${P}_handle ${P}_handle_of(const ${P} *pool_, ${const_T_}*object_)
{
    ${P}_handle handle_ = ${P}_HANDLE_NONE;
/*% for step in usable_handle %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    const size_t slot_ = ${P}_slot_index(pool_, object_);
    if (${P}_slot_is_live(pool_, slot_)) {
        handle_.value_ = (uint64_t)${generation_now} << 32 | slot_;
/*% for step in only_odd %*/
/*% include step %*/
/*% endfor %*/
    }
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    return handle_;
}

/**
 * The element that a handle names. O(1).
 * @param pool_ the pool that made the handle.
 * @param handle_ any handle of this pool.
 * @return NULL once the element was freed, its slot used again, or the pool reset.
 */
${T_}*${P}_handle_get(const ${P} *pool_, ${P}_handle handle_)
{
    const size_t slot_ = (size_t)(handle_.value_ & UINT32_MAX);
    ${T_}*object_ = NULL;
/*% for step in usable_null %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    if (${is_odd}${P}_slot_is_live(pool_, slot_) && ${generation_now} == handle_.value_ >> 32) {
        object_ = ${P}_slot_object(pool_, slot_);
    }
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}

/**
 * Whether two handles name the same use of the same slot.
 * @param a_ a handle.
 * @param b_ another of the same pool.
 * @return True when they are the same.
 */
bool ${P}_handle_equal(${P}_handle a_, ${P}_handle b_)
{
    return a_.value_ == b_.value_;
}
