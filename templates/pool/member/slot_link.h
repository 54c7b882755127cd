/** Where one element lives, and while it is free the link to the next free one. */
typedef union ${P}_slot {
    ${T_}object_;
    unsigned char link_[${link_bytes}(${T}, ${least_link})];
} ${P}_slot;
