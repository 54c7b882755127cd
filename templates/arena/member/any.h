
/* As large and as aligned as the most demanding thing that is allocated by type. */
typedef union ${P}_any {
/*% for e in elements %*/
    ${e.T_}${e.label}_;
/*% endfor %*/
/*% for e in dropped %*/
    ${P}_made${e.E} made_${e.label}_;
/*% endfor %*/
} ${P}_any;
