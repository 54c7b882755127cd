
/* Whoever includes this header needs the object made with the same settings: another preset's has another
 * name here, so that the linker, not a crash, tells of the difference. */
extern const char ${P}_preset_${preset}_${decisions8};
TYPED_KEEP static const char *const ${P}_settings = &${P}_preset_${preset}_${decisions8};
