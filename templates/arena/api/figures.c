/**
 * Bytes that can be handed out in all${capacity_note}. O(1).
 * @param ${me} the ${noun}.
 * @return Bytes.
 */
size_t ${P}_capacity(const ${P} *${me})
{
    return ${me}->capacity_;
}

/**
 * Bytes of elements and of the padding between them${used_note}. O(1).
 * @param ${me} the ${noun}.
 * @return Bytes.
 */
size_t ${P}_used(const ${P} *${me})
{
/*% for step in look %*/
/*% include step %*/
/*% endfor %*/
    const size_t used_ = ${used_now};
/*% for step in look_end %*/
/*% include step %*/
/*% endfor %*/
    return used_;
}

/**
 * Bytes that can still be handed out${available_note}. O(1).
 * @param ${me} the ${noun}.
 * @return Bytes: capacity less used${less_ends}.
 */
size_t ${P}_available(const ${P} *${me})
{
/*% for step in look %*/
/*% include step %*/
/*% endfor %*/
    const size_t available_ = ${left_now};
/*% for step in look_end %*/
/*% include step %*/
/*% endfor %*/
    return available_;
}

/**
 * Most bytes that ${P}_used ever was since init. O(1).
 * @param ${me} the ${noun}.
 * @return Bytes.
 */
size_t ${P}_peak(const ${P} *${me})
{
/*% for step in look %*/
/*% include step %*/
/*% endfor %*/
    const size_t left_ = ${peak_now};
    const size_t now_ = ${used_now};
/*% for step in look_end %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_MOST(left_, now_);
}

/**
 * Bytes of elements: used, available and total${usage_moment}. What is used counts no padding. O(1).
 * @param ${me} the ${noun}.
 * @return Bytes; total is the capacity, available what ${P}_available gives.
 */
typed_usage ${P}_usage(const ${P} *${me})
{
/*% for step in look %*/
/*% include step %*/
/*% endfor %*/
    const typed_usage usage_ = {${usage_now}, ${left_now}, ${me}->capacity_};
/*% for step in look_end %*/
/*% include step %*/
/*% endfor %*/
    return usage_;
}

/**
 * Whether an address is that of a byte handed out now${contains_padding}.
 * ${contains_cost}
 * @param ${me} the ${noun}.
 * @param address_ any address, NULL too.
 * @return False also for what was given back.
 */
bool ${P}_contains(const ${P} *${me}, const void *address_)
{
/*% for step in look %*/
/*% include step %*/
/*% endfor %*/
    const bool is_inside_ = ${is_inside};
/*% for step in look_end %*/
/*% include step %*/
/*% endfor %*/
    return is_inside_;
}
