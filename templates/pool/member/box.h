
/** Owns one element of one pool, or nothing. ${P}_box_drop, or ${P}_box_auto, ends it. */
typedef struct ${P}_box {
    ${P} *pool_;
    ${T_}*object_;
} ${P}_box;
