/* What calls of an interpreted function have on their stack, for call.toml. */
#ifndef CALL_H_INCLUDED
#define CALL_H_INCLUDED

struct call_value {
    long double number;
    int kind;
};

struct call_return {
    const unsigned char *code;
    unsigned depth;
};

#endif
