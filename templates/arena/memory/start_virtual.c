/** Make a ${noun} in reserved address space; memory is committed as the cursor comes to it. */
typed_status ${P}_start(${P} *${me}, size_t capacity_)
{
    ${P}_clear(${me});
    if (capacity_ == 0 || capacity_ > TYPED_MOST_BYTES) {
        return TYPED_ERR_INVALID;
    }
/*% for step in round_capacity %*/
/*% include step %*/
/*% endfor %*/
    void *block_ = typed_virtual_reserve(capacity_, ${P}_BLOCK_ALIGN);
    if (block_ == NULL) {
        return TYPED_ERR_NOMEM;
    }
    ${P}_open(${me}, block_, capacity_);
/*% for step in nothing_committed %*/
/*% include step %*/
/*% endfor %*/
/*% for step in start %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_OK;
}
