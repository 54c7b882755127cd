/** Called with nothing held when `count_` elements are not to be had: true when trying again may help. Counts the failure
 * otherwise. */
bool ${P}_make_room(${P} *pool_, size_t count_, bool *asked_)
{
    bool is_refused_ = false;
    if (${P}_grant(pool_, count_, asked_, &is_refused_)) {
        return true;
    }
    if (!is_refused_) {
        const bool has_more_ = ${P}_make_more_room(pool_, count_, asked_);
/*% for step in allowance_unused %*/
/*% include step %*/
/*% endfor %*/
        return has_more_;
    }
/*% for step in when_refused %*/
/*% include step %*/
/*% endfor %*/
/*% for step in on_fail %*/
/*% include step %*/
/*% endfor %*/
    return false;
}
