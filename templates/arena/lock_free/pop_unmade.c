/** Give back `span_` bytes at a position, of which `bytes_` were asked for, when they are the newest block and nothing of them
 * is an element that was made; false, and nothing changed, when not. */
bool ${P}_pop_unmade(${P} *${me}, size_t start_, size_t bytes_, size_t span_)
{
/*% for step in hold %*/
/*% include step %*/
/*% endfor %*/
/*% for step in sort_made %*/
/*% include step %*/
/*% endfor %*/
    const bool is_unmade_ = ${me}->made_ == NULL || ${me}->made_->end_ <= start_;
    const bool is_popped_ = is_unmade_ && ${P}_undo(${me}, start_, bytes_, span_);
    if (is_popped_) {
        ${P}_give_back_ended(${me});
    }
/*% for step in let_go %*/
/*% include step %*/
/*% endfor %*/
    return is_popped_;
}
