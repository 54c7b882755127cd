

/*% for e in dropped %*/
typedef struct ${P}_made${e.E} {
    ${P}_drop_node node_;
    TYPED_ALIGNAS(${slot_align})
    ${e.T_}object_;
} ${P}_made${e.E};
/*% endfor %*/
