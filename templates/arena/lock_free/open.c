/** Begin to hand out a block, of which nothing is touched. A capacity is a whole number of granules. */
void ${P}_open(${P} *${me}, void *block_, size_t bytes_)
{
    ${me}->begin_ = (unsigned char *)block_;
    ${me}->capacity_ = (size_t)(typed_end_of(${me}->begin_, bytes_, ${any_span}) - ${me}->begin_) / ${P}_GRANULE * ${P}_GRANULE;
    ${me}->generation_ = ${first_generation};
}
