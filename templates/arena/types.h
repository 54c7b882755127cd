/** ${Title}. Used where it was initialised: not copied, not moved. Zeroed memory is a ${noun} that
 * has nothing to give. The members are not part of the interface. */
typedef struct ${P} ${P};

/*% for step in slot %*/
/*% include step %*/
/*% endfor %*/
