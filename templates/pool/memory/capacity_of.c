/** How many elements an aligned block of so many bytes can hold, by bisection. */
size_t ${P}_capacity_of(size_t bytes_)
{
    size_t fits_ = 0;
    size_t above_ = TYPED_LEAST(bytes_ / sizeof(${P}_slot), ${P}_MAX_CAPACITY) + 1;
    while (above_ - fits_ > 1) {
        const size_t middle_ = fits_ + (above_ - fits_) / 2;
        if (${P}_BLOCK_BYTES(middle_) <= bytes_) {
            fits_ = middle_;
        } else {
            above_ = middle_;
        }
    }
    return fits_;
}
