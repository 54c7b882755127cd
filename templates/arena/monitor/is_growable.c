/** Whether a block is the newest, with room for so many bytes more behind it, so that it is worth asking for them. */
bool ${P}_is_growable(const ${P} *${me}, const void *block_, size_t bytes_, size_t more_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_growable_ = ${P}_is_newest(${me}, block_, bytes_) && more_ <= ${room_behind};
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return is_growable_;
}
