/* A key: nothing of it may stay in memory after use. */
#ifndef SECRET_H_INCLUDED
#define SECRET_H_INCLUDED

struct secret {
    unsigned char key[32];
    unsigned char nonce[24];
};

#endif
