#ifdef TYPED_CLEANUP
/** A box that drops itself at the end of its block: `${P}_box_auto box = ${P}_box_new(&pool, value);` */
#define ${P}_box_auto TYPED_CLEANUP(${P}_box_drop) ${P}_box
#endif
