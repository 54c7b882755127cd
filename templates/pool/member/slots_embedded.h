    /* the first carved_ of these were handed out at least once */
#ifdef __cplusplus
    /* as bytes: an element with a constant member would delete the constructor */
    TYPED_ALIGNAS(${P}_slot)
    unsigned char slots_[${capacity} * sizeof(${P}_slot)];
#else
    ${P}_slot slots_[${capacity}];
#endif
