/** Fill what was given back. */
void ${P}_erase(unsigned char *from_, const unsigned char *to_)
{
    if (from_ != to_) {
        TYPED_HAND_OUT${shared_tools}(from_, (size_t)(to_ - from_));
        ${fill_freed}(from_, ${free_byte}, (size_t)(to_ - from_));
    }
}
