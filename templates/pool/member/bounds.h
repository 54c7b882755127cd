
/** Most elements that slots can be numbered for. */
#define ${P}_MAX_CAPACITY TYPED_LEAST(${P}_MOST_SLOTS, SIZE_MAX / 4 / (sizeof(${P}_slot)/*% for array in arrays %*/ + sizeof(${array.type})/*% endfor %*/))
