
/** A part of a program in which allocations live no longer than it: ${P}_${scope}_end, or
 * ${P}_${scope}_auto, gives them back. */
typedef struct ${P}_${scope} {
    ${P} *owner_;
    ${Mark} mark_;
/*% for step in scope_members %*/
/*% include step %*/
/*% endfor %*/
} ${P}_${scope};
