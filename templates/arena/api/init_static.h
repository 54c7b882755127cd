/**
 * Make a ${noun} of ${capacity_words}, which are a part of the ${noun} itself. None is touched.
 * @param ${me} storage for the ${noun}; what it holds is ignored, so destroy a ${noun} before making it again.
 * @return TYPED_OK${or_lock_failed}.
 */
TYPED_NODISCARD
typed_status ${P}_init(${P} *${me})
{
    ${P}_clear(${me});
    ${P}_open(${me}, ${me}->memory_, ${storage_bytes});
/*% for step in start %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_OK;
}
