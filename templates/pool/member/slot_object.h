/** Where one element lives. */
typedef struct ${P}_slot {
    ${T_}object_;
} ${P}_slot;
