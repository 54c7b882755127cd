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
 * Bytes between the first and the cursor: elements and the padding between them. O(1).
 * @param ${me} the ${noun}.
 * @return Bytes.
 */
size_t ${P}_used(const ${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t used_ = ${P}_position(${me});
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return used_;
}

/**
 * Bytes that can still be handed out. O(1).
 * @param ${me} the ${noun}.
 * @return Bytes: capacity less used.
 */
size_t ${P}_available(const ${P} *${me})
{
    return ${me}->capacity_ - ${P}_used(${me});
}
