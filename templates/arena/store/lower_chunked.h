/** Bring the cursor down to a position: what lies above it is given back, and chunks in which nothing is left
 * become spare. O(chunks left). */
void ${P}_lower(${P} *${me}, size_t position_)
{
    if (${me}->chunk_ == NULL) {
        return;
    }
/*% for step in note_peak %*/
/*% include step %*/
/*% endfor %*/
    while (position_ <= ${me}->base_ && ${me}->chunk_->previous_ != NULL) {
/*% for step in forget_notes_chunk %*/
/*% include step %*/
/*% endfor %*/
/*% for step in erase_whole_chunk %*/
/*% include step %*/
/*% endfor %*/
        ${P}_go_back(${me});
    }
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
    ${me}->cursor_ = ${me}->begin_ + (position_ - ${me}->base_);
/*% for step in settle %*/
/*% include step %*/
/*% endfor %*/
}
