/* A network packet in memory that a device shares, which is why it must start where it does. */
#ifndef PACKET_H_INCLUDED
#define PACKET_H_INCLUDED

#include <stdint.h>

#ifdef __cplusplus
#define PACKET_ALIGNED alignas(64)
#else
#define PACKET_ALIGNED _Alignas(64)
#endif

struct packet {
    PACKET_ALIGNED unsigned char payload[1500];
    uint16_t length;
    uint16_t protocol;
};

#endif
