/** Bytes before the cursor. A cursor that tries which failed have left beyond the end stands for the end. */
size_t ${P}_position(const ${P} *${me})
{
    const size_t at_ = typed_atomic_load(&${me}->cursor_, TYPED_RELAXED);
    return TYPED_LEAST(at_, ${me}->capacity_);
}

/** Of these, bytes of elements. The two figures may be of two moments, but never more is padding than there is. */
size_t ${P}_element_bytes(const ${P} *${me})
{
    const size_t padding_ = ${padding_now};
    const size_t position_ = ${P}_position(${me});
    return position_ - TYPED_LEAST(padding_, position_);
}
