/** Wipe what was given back, in a way that the optimiser keeps. */
void ${P}_erase(unsigned char *from_, const unsigned char *to_)
{
    if (from_ != to_) {
        TYPED_HAND_OUT${shared_tools}(from_, (size_t)(to_ - from_));
        typed_wipe(from_, (size_t)(to_ - from_));
    }
}
