
/* What known_ says of a slot that is handed out now; 1 is one that was, and 0 one that never was. */
#define ${P}_KNOWN_LIVE 2
