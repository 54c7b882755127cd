/** Give back the newest allocation, and the padding before it. */
void ${P}_undo(${P} *${me}, size_t bytes_, size_t span_)
{
    size_t start_ = ${P}_position(${me}) - span_;
    ${me}->padding_ -= span_ - bytes_;
/*% for step in on_undo %*/
/*% include step %*/
/*% endfor %*/
    if (TYPED_UNLIKELY(${me}->noted_ == start_ && start_ != 0)) {
        const size_t pad_ = ${unlist_newest};
        ${me}->padding_ -= pad_;
        start_ -= pad_;
    }
    ${P}_lower(${me}, start_);
/*% for step in after_undo %*/
/*% include step %*/
/*% endfor %*/
}
