#ifdef TYPED_CLEANUP
/** A ${scope} that ends with its block: `${P}_${scope}_auto here = ${P}_${scope}_begin(&${example_name});` */
#define ${P}_${scope}_auto TYPED_CLEANUP(${P}_${scope}_end) ${P}_${scope}
#endif
