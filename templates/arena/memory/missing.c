/** How large the next chunk is on the way to so many bytes in all; 0 when they are there. */
size_t ${P}_missing(const ${P} *${me}, size_t capacity_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t left_ = ${me}->capacity_ - ${me}->committed_;
    const size_t missing_ = ${me}->committed_ < capacity_ ? TYPED_LEAST((size_t)${chunk}, left_) : 0;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return missing_;
}
