/** Take elements back up to the first that is not ours, which is refused: how many those are. NULL counts as taken. */
size_t ${P}_return_run(${P} *pool_, ${T_}*const *objects_, size_t count_)
{
    size_t done_ = 0;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    while (done_ < count_ && (objects_[done_] == NULL || ${P}_slot_return(pool_, objects_[done_]${pass_site}))) {
        done_++;
    }
    if (done_ < count_) {
        ${P}_refuse(pool_, objects_[done_]);
        done_++;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return done_;
}
