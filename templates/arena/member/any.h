
/* As large and as aligned as the most demanding thing that is allocated by type. */
typedef union ${P}_any {
/*% for e in allocated %*/
    ${e.T_}${e.label}_;
/*% endfor %*/
} ${P}_any;
