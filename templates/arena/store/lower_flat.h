/** Bring the cursor down to a position: what lies above it is given back. */
void ${P}_lower(${P} *${me}, size_t position_)
{
/*% for step in note_peak %*/
/*% include step %*/
/*% endfor %*/
/*% for step in forget_notes %*/
/*% include step %*/
/*% endfor %*/
/*% for step in before_cut %*/
/*% include step %*/
/*% endfor %*/
/*% for step in erase %*/
/*% include step %*/
/*% endfor %*/
/*% for step in lower_by %*/
/*% include step %*/
/*% endfor %*/
    ${me}->cursor_ = ${me}->begin_ + position_;
/*% for step in settle %*/
/*% include step %*/
/*% endfor %*/
}
