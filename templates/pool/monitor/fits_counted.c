/** Whether `count_` elements can be had now. The lock is held. */
bool ${P}_fits(${P} *pool_, size_t count_)
{
/*% for step in commit_wanted %*/
/*% include step %*/
/*% endfor %*/
    return ${had_now} >= count_;
}
