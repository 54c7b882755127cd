/** Take the newest block, at `newest_` in the memory at hand, off the list: bytes of padding before it. */
size_t ${P}_newest_unlist(${P} *${me}, size_t newest_)
{
    const unsigned char *block_ = ${newest_address};
    ${P}_note note_;
/*% for step in on_unlist %*/
/*% include step %*/
/*% endfor %*/
    ${me}->noted_ = note_.previous_;
    return note_.bytes_;
}
