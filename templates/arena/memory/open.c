/** Begin to hand out a block, of which nothing is touched. */
void ${P}_open(${P} *${me}, void *block_, size_t bytes_)
{
    ${me}->begin_ = (unsigned char *)block_;
    ${me}->cursor_ = ${me}->begin_;
    ${me}->end_ = typed_end_of(${me}->begin_, bytes_, ${any_span});
    ${me}->capacity_ = (size_t)(${me}->end_ - ${me}->begin_);
/*% for step in fence_begin %*/
/*% include step %*/
/*% endfor %*/
    ${me}->generation_ = ${first_generation};
}
