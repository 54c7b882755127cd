/** Whether so many slots that have memory can be had, after other threads came between: those that a damaged list does not
 * reach cannot. */
bool ${P}_has_room(const ${P} *pool_, size_t count_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in listed_most %*/
/*% include step %*/
/*% endfor %*/
    const size_t fresh_ = (size_t)pool_->${limit} - pool_->carved_;
    size_t listed_ = 0;
    for (size_t slot_ = pool_->head_; fresh_ + listed_ < count_${and_there} && slot_ < pool_->carved_; slot_ = ${P}_slot_link(pool_, slot_)) {
        listed_++;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return fresh_ + listed_ >= count_;
}
