/** Take note of a position that the cursor leaves downwards. */
void ${P}_raise_peak(${P} *${me}, size_t position_)
{
    size_t peak_ = typed_atomic_load(&${me}->peak_, TYPED_RELAXED);
    while (position_ > peak_ && !typed_atomic_compare_exchange(&${me}->peak_, &peak_, position_, TYPED_RELAXED)) {
    }
}
