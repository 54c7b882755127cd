/** Whether so many slots that have memory are free and need not wait, after other threads came between. */
bool ${P}_has_room(const ${P} *pool_, size_t count_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t found_ = ${had_now};
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return found_ >= count_;
}
