const char ${P}_preset_${preset}_${decisions8} = 0;
extern const char ${P}_one_preset;
const char ${P}_one_preset = 0;
