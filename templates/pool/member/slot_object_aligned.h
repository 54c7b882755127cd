/** Where one element lives, spaced by the spec's slot_align. */
typedef struct ${P}_slot {
    TYPED_ALIGNAS(${slot_align})
    ${T_}object_;
} ${P}_slot;
