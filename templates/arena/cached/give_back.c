/** Give back a block of `size_` bytes that its init hook refused. When something was allocated behind it, it stays
 * until the next reset. */
void ${P}_give_back(${P} *${me}, void *block_, size_t bytes_, size_t size_)
{
    ${P}_cache *cache_ = ${P}_cache_of(${me});
    const size_t span_ = ${P}_SPAN(size_);
/*% for step in look %*/
/*% include step %*/
/*% endfor %*/
    const bool is_last_ = cache_ != NULL && ${P}_cache_return(${me}, cache_);
    if (cache_ != NULL && !is_last_ && ${P}_cache_resize(${me}, cache_, (unsigned char *)block_, span_, 0)) {
        ${me}->padding_ -= span_ - bytes_;
/*% for step in erase_refused %*/
/*% include step %*/
/*% endfor %*/
/*% for step in on_cache_undo %*/
/*% include step %*/
/*% endfor %*/
/*% for step in made_ends_here %*/
/*% include step %*/
/*% endfor %*/
    } else if (${P}_is_newest(${me}, block_, size_)) {
        ${P}_undo(${me}, bytes_, span_);
    }
    if (is_last_) {
        ${P}_cache_fill(${me}, cache_);
    }
/*% for step in look_end %*/
/*% include step %*/
/*% endfor %*/
}
