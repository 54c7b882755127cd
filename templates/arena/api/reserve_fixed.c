/**
 * Commit memory for so many bytes now. All of it is there since init, so only the argument is checked.
 * @param ${me} the ${noun}.
 * @param capacity_ bytes in all.
 * @return TYPED_OK, or TYPED_ERR_INVALID when that is more than the capacity.
 */
typed_status ${P}_reserve(${P} *${me}, size_t capacity_)
{
/*% for step in usable_invalid %*/
/*% include step %*/
/*% endfor %*/
    return capacity_ <= ${me}->capacity_ ? TYPED_OK : TYPED_ERR_INVALID;
}
