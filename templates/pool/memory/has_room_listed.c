/** Whether so many slots that have memory can be had, after other threads came between: those that a damaged list does not
 * reach cannot. */
bool ${P}_has_room(const ${P} *pool_, size_t count_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    size_t found_ = (size_t)pool_->${limit} - pool_->carved_;
    for (size_t slot_ = pool_->head_; found_ < count_ && slot_ < pool_->carved_; slot_ = ${P}_slot_link(pool_, slot_)) {
        found_++;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return found_ >= count_;
}
