/* The exchange of batches of a `thread-cached` pool: templates/pool/cached, and src/typed/thread.c for how caches come
 * and go.
 *
 * Each thread has a cache: a stack that only it changes. The pool has a stack of free elements, under its lock. A cache
 * that is empty is filled with half of what it may hold, one that is full gives half away, and a thread that ends gives
 * all back, with the registry held, which is taken before the pool's lock and never while that is held. Where nothing is
 * left the pool halves what caches may hold and changes its key; each thread sees that at its next call and gives back
 * what is too much.
 *
 * Left out: runs of elements that were never handed out (all are free at first), bulk calls, that a new cache lowers the
 * limit of all (a recall does the same here), that the limit rises again, and that emitted pools move seven eighths of a
 * cache, not half: how many is a matter of speed. A full cache gives half away and then looks
 * at the limit, where the template looks first. Sequentially consistent: all that threads share but the key is read and
 * written under a lock, and a thread that sees the old key for a while is what is modelled by its reading the key first,
 * and its acting on it later.
 *
 * Every thread does OPS operations, each of them any: allocate, free what it or another thread has, flush.
 * Then it ends.
 *
 *   THREADS, ELEMENTS, CACHE, OPS   the size
 *   ALL_LIVE              every element is live at first, and not free
 *   OBSERVE               the elements in caches are counted, with both locks
 *   RESET                 when all threads have done their operations the pool is reset, and they do OPS more
 *   DESTROY               when all threads have done their operations the pool is destroyed while they end
 *   LOST_BATCH            fault: what is taken for a cache is put where it is forgotten, one element of it
 *   NO_LOCK_TO_FILL       fault: a cache is filled without the lock
 *   NO_FLUSH_AT_EXIT      fault: a thread that ends forgets its cache
 *   LEAVE_UNGUARDED       fault: a thread that ends looks whether the pool is there before it holds the registry
 *   OLD_LIFE_KEPT         fault: a cache from before a reset is taken for a valid one
 *   LOCKS_CROSSED         fault: a thread that ends takes the pool's lock first, then the registry
 *
 * License: MIT. */
#ifndef THREADS
#define THREADS 2
#endif
#ifndef ELEMENTS
#define ELEMENTS 4
#endif
#ifndef CACHE
#define CACHE 4
#endif
#ifndef OPS
#define OPS 3
#endif

#ifdef RESET
#define ROUNDS 2
#else
#define ROUNDS 1
#endif

typedef cache_of_thread {
    byte items[CACHE];
    byte count;
    byte limit; /* how many it may hold, as it last saw it */
    byte key; /* the pool's when it was last looked after; 0: there is no cache */
    bit is_orphan; /* its pool has ended */
};

bit pool_lock, registry;
byte key = 1, life = 1;
byte limit = CACHE;
byte cache_count;
byte free_items[ELEMENTS];
byte free_count;
cache_of_thread caches[THREADS];

/* Only in the proof. */
bit live[ELEMENTS];
bit is_gone; /* the pool's memory is given back */
byte finished, ready, ended; /* threads that have done their operations, that may go on after a reset, that are no more */

inline acquire(lock)
{
    atomic {
        !lock;
        lock = 1
    }
}

inline release(lock)
{
    lock = 0
}

/* The pool's memory is used. */
inline touch()
{
    assert(!is_gone)
}

#define MINE caches[self]

/* Put an element among the free ones. The lock is held. */
inline give(element)
{
    touch();
    assert(free_count < ELEMENTS);
    free_items[free_count] = element;
    free_count = free_count + 1
}

/* Give those that were freed first, so many. The lock is held. */
inline drain(how_many)
{
    many = how_many;
    i = 0;
    do
    :: i < many ->
        give(MINE.items[i]);
        i++
    :: else -> break
    od;
    atomic {
        i = many;
        do
        :: i < MINE.count ->
            MINE.items[i - many] = MINE.items[i];
            i++
        :: else -> break
        od;
        MINE.count = MINE.count - many;
        many = 0;
        i = MINE.count;
        do
        :: i < CACHE ->
            MINE.items[i] = 0;
            i++
        :: else -> break
        od;
        i = 0
    }
}

/* Bring the cache to the pool's limit. The lock is held. */
inline fit()
{
    MINE.limit = limit;
    if
    :: MINE.count > MINE.limit -> drain(MINE.count - MINE.limit)
    :: else -> skip
    fi
}

/* What every call begins with: a cache whose key is not the pool's is looked after. */
inline look_after()
{
    seen = key; /* without the lock */
    if
    :: MINE.key == 0 ->
        acquire(registry); /* the cache is listed */
        release(registry)
    :: else -> skip
    fi;
    if
    :: MINE.key != seen ->
        acquire(pool_lock);
        if
        :: MINE.key == 0 -> cache_count++
        :: else -> skip
        fi;
#ifndef OLD_LIFE_KEPT
        if
        :: MINE.key < life -> MINE.count = 0 /* the pool has them already */
        :: else -> skip
        fi;
#endif
        fit();
        MINE.key = key;
        assert(MINE.count <= limit);
        release(pool_lock)
    :: else -> skip
    fi
}

/* Fill an empty cache. The lock is held. */
inline fill()
{
    fit();
    i = (limit < 2 -> 1 : limit / 2);
    i = (i < free_count -> i : free_count);
    seen = free_count - i;
    free_count = seen;
    MINE.count = i;
    i = 0;
    do
    :: i < MINE.count ->
        MINE.items[i] = free_items[seen + i];
        free_items[seen + i] = 0;
        i++
    :: else -> break
    od;
#ifdef LOST_BATCH
    if
    :: MINE.count > 1 -> MINE.count--
    :: else -> skip
    fi;
#endif
    i = 0
}

inline allocate()
{
    look_after();
    if
    :: MINE.count == 0 ->
#ifndef NO_LOCK_TO_FILL
        acquire(pool_lock);
#endif
        fill();
#ifndef NO_LOCK_TO_FILL
        release(pool_lock)
#endif
    :: else -> skip
    fi;
    if
    :: MINE.count > 0 ->
        atomic {
            MINE.count--;
            element = MINE.items[MINE.count];
            MINE.items[MINE.count] = 0;
            assert(!live[element]);
            live[element] = 1;
            element = 0
        }
    :: else -> /* nothing is left but what other caches hold: recall */
        acquire(pool_lock);
        if
        :: limit > 0 && cache_count > 1 ->
            limit = limit / 2;
            key = key + 1
        :: else -> skip
        fi;
        release(pool_lock)
    fi
}

/* Free `element`. */
inline free()
{
    look_after();
    if
    :: MINE.limit == 0 ->
        acquire(pool_lock);
        give(element);
        release(pool_lock)
    :: else ->
        if
        :: MINE.count >= MINE.limit ->
            acquire(pool_lock);
            drain((MINE.limit + 1) / 2);
            fit();
            release(pool_lock)
        :: else -> skip
        fi;
        /* the limit may have gone to 0 meanwhile: the cache then holds one too many until the next look */
        atomic {
            MINE.items[MINE.count] = element;
            MINE.count++
        }
    fi;
    element = 0
}

/* Give all that the cache holds to the pool. The lock is held. */
inline give_all()
{
    touch();
    if
    :: MINE.key >= life -> drain(MINE.count)
    :: else -> skip
    fi
}

inline flush()
{
    if
    :: MINE.key != 0 ->
        acquire(pool_lock);
        give_all();
        release(pool_lock)
    :: else -> skip
    fi
}

/* Count: with the registry and then the lock, as a thread that ends. */
inline observe()
{
    acquire(registry);
    acquire(pool_lock);
    touch();
    release(pool_lock);
    release(registry)
}

/* This thread ends. */
inline leave()
{
#ifdef LOCKS_CROSSED
    acquire(pool_lock);
#endif
#ifdef LEAVE_UNGUARDED
    i = MINE.is_orphan;
    acquire(registry);
    if
    :: i == 0 && MINE.key != 0 ->
#else
    acquire(registry);
    if
    :: !MINE.is_orphan && MINE.key != 0 ->
#endif
        touch();
#ifndef LOCKS_CROSSED
        acquire(pool_lock);
#endif
#ifndef NO_FLUSH_AT_EXIT
        give_all();
#endif
        touch();
        cache_count = cache_count - 1;
#ifndef LOCKS_CROSSED
        release(pool_lock)
#endif
    :: else -> skip
    fi;
    MINE.key = 0;
    release(registry);
#ifdef LOCKS_CROSSED
    release(pool_lock)
#endif
}

/* element = any that is live, whichever thread allocated it, and no more; or ELEMENTS. */
inline choose_live()
{
    atomic {
        element = ELEMENTS;
        i = 0;
        do
        :: i < ELEMENTS && live[i] ->
            element = i;
            live[i] = 0;
            break
        :: i < ELEMENTS -> i++
        :: else -> break
        od;
        i = 0
    }
}

proctype thread(byte self)
{
    byte operations, round, i, many, seen, element;
    do
    :: round < ROUNDS ->
        operations = 0;
        do
        :: operations < OPS ->
            operations++;
            if
            :: allocate()
            :: choose_live();
                if
                :: element < ELEMENTS -> free()
                :: else -> element = 0
                fi
            :: flush()
#ifdef OBSERVE
            :: observe()
#endif
            fi;
            seen = 0
        :: else -> break
        od;
        round++;
        operations = 0;
        finished++;
#ifdef RESET
        if
        :: round < ROUNDS ->
            life > 1 && finished == 0; /* the user's own waiting: reset is for when no thread uses the pool */
            ready++;
            ready >= THREADS
        :: else -> skip
        fi
#endif
    :: else -> break
    od;
    leave();
    ended++
}

init
{
    byte i, j;
    byte places[ELEMENTS];
    atomic {
        do
#ifdef ALL_LIVE
        :: i < ELEMENTS ->
            live[i] = 1;
            i++
#else
        :: free_count < ELEMENTS ->
            free_items[free_count] = free_count;
            free_count++
#endif
        :: else -> break
        od;
        i = 0;
        do
        :: i < THREADS ->
            run thread(i);
            i++
        :: else -> break
        od
    };
#ifdef RESET
    finished == THREADS;
    atomic {
        free_count = 0;
        i = 0;
        do
        :: i < ELEMENTS ->
            live[i] = 0;
            free_items[i] = i;
            i++
        :: else -> break
        od;
        free_count = ELEMENTS;
        limit = CACHE;
        key = key + 1;
        life = key;
        finished = 0
    };
#endif
#ifdef DESTROY
    finished == THREADS;
    acquire(registry);
    i = 0;
    do
    :: i < THREADS ->
        caches[i].is_orphan = 1; /* those that have left do not look any more */
        i++
    :: else -> break
    od;
    release(registry);
    is_gone = 1;
    ended == THREADS
#else
    ended == THREADS;
    atomic { /* none lost and none twice: what is not live is free, once */
        assert(!pool_lock && !registry && cache_count == 0);
        i = 0;
        do
        :: i < free_count ->
            places[free_items[i]]++;
            i++
        :: else -> break
        od;
        i = 0;
        do
        :: i < ELEMENTS ->
            assert(places[i] + live[i] == 1);
            i++
        :: else -> break
        od
    }
#endif
}
