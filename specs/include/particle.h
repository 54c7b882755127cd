/* A particle of a simulation: thousands die and are born in every step, and every step visits all of them. */
#ifndef PARTICLE_H_INCLUDED
#define PARTICLE_H_INCLUDED

struct particle {
    float position[3];
    float velocity[3];
    float mass;
    float age;
};

#endif
