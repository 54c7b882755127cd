/* Guard bytes before an element: so many that it stays aligned. */
#define ${P}_GUARD_BEFORE TYPED_MOST((size_t)TYPED_GUARD_LEAST, ${guard_align})

/** Where one element lives: between guard bytes, which begin at its true end and go on to the end of the slot. */
typedef struct ${P}_slot {
    unsigned char before_[${P}_GUARD_BEFORE];
    ${T_}object_;
    unsigned char after_[TYPED_GUARD_LEAST];
} ${P}_slot;
