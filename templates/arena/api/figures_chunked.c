/**
 * Bytes that chunks can have in all, once it has grown to its most. O(1).
 * @param ${me} the ${noun}.
 * @return Bytes.
 */
size_t ${P}_capacity(const ${P} *${me})
{
    return ${me}->capacity_;
}

/**
 * Bytes of elements and of the padding between them; not the ends of chunks in which a larger request did not
 * fit. O(1).
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
 * Bytes that can still be handed out, in pieces that fit the chunks. O(1).
 * @param ${me} the ${noun}.
 * @return Bytes: capacity less used, and less the ends of chunks in which a larger request did not fit.
 */
size_t ${P}_available(const ${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t available_ = ${P}_left(${me});
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return available_;
}
