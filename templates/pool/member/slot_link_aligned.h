/** Where one element lives, spaced by the spec's slot_align, and while it is free the link to the next free one. */
typedef union ${P}_slot {
    TYPED_ALIGNAS(${slot_align})
    ${T_}object_;
    unsigned char link_[${link_bytes}(${T}, ${least_link})];
} ${P}_slot;
