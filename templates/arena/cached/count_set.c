/** Count an allocation that was `from_` bytes and is now `to_` bytes. */
void ${P}_count_set(${P} *${me}, size_t from_, size_t to_)
{
    ${me}->stats_.reallocation_count++;
    ${me}->stats_.allocated_bytes += to_ - from_;
    ${me}->stats_.total_bytes_allocated += to_ > from_ ? to_ - from_ : 0;
    ${me}->stats_.total_bytes_deallocated += to_ > from_ ? 0 : from_ - to_;
}
