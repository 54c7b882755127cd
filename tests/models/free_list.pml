/* The free list of a `lock-free` pool: templates/pool/lock_free/list.h and what is beside it.
 *
 * Each statement on a shared variable is one atomic operation, and they are sequentially consistent here: why the orders
 * in the template are enough is argued there. What this shows is that the operations, in any order, hand no element out
 * twice and lose none, that an allocation fails only when fewer elements than it wants were free at once, and what the tag
 * is for: it is what makes a compare-exchange fail whose thread read a link of a list that is no more.
 *
 * Every thread does OPS operations, each of them any: allocate one, allocate two or none, free.
 *
 *   THREADS, SLOTS, OPS   the size
 *   LISTED                all elements were handed out before, and are on the list when the threads start
 *   NO_BULK               no thread allocates two
 *   UNMARKED              nothing is written into the link of what is taken: pools that ask of no slot whether it is live
 *   TAGS                  values of the tag: 1 is no tag; it must be more than are taken while a thread is held up
 *   STALE_TAG             fault: the tag goes up from what a thread read first, not from what it compared with
 *   FAIL_EARLY            fault: an allocation does not look again under the lock, where a bulk call gives back
 *   BULK_UNVALIDATED      fault: the links that a bulk call walked are not validated by the tag
 *
 * License: MIT. */
#ifndef THREADS
#define THREADS 2
#endif
#ifndef SLOTS
#define SLOTS 3
#endif
#ifndef OPS
#define OPS 3
#endif
#ifndef TAGS
#define TAGS 4
#endif

#define NONE SLOTS
#define LINK_LIVE (SLOTS + 1)

byte head_tag, head_index = NONE; /* one word: read and exchanged together */
byte links[SLOTS];
byte carved;
bit locked;

/* What is not in the pool, only in the proof: which elements are live, and threads that have ended. */
bit live[SLOTS];
byte live_count;
byte ended;

inline mark_live(which)
{
#ifdef UNMARKED
    skip
#else
    links[which] = LINK_LIVE
#endif
}

#define IS_HEAD(tag, index) (head_tag == tag && head_index == index)

#ifdef STALE_TAG
#define TAG_AFTER_TAKE(tag) ((first_tag + 1) % TAGS)
#else
#define TAG_AFTER_TAKE(tag) ((tag + 1) % TAGS)
#endif

inline hand_out(which)
{
    assert(!live[which]);
    live[which] = 1;
    live_count++;
    own[which] = 1
}

/* slot = the first of the list, or NONE. `is_single`: it is handed out at once. */
inline take_listed(is_single)
{
    atomic {
        tag = head_tag;
        slot = head_index;
        first_tag = tag;
        live_then = live_count
    };
    do
    :: slot == NONE -> break
    :: else ->
        next = links[slot];
        atomic {
            if
            :: IS_HEAD(tag, slot) ->
                assert(next != LINK_LIVE);
                head_tag = TAG_AFTER_TAKE(tag);
                head_index = next;
                is_done = 1;
                is_fresh = 0;
                if
                :: is_single -> hand_out(slot)
                :: else -> skip
                fi
            :: else ->
                tag = head_tag;
                slot = head_index;
                live_then = live_count;
                is_done = 0
            fi
        };
        if
        :: is_done ->
            mark_live(slot);
            break
        :: else -> skip
        fi
    od
}

/* slot = the next that was never handed out, or NONE. */
inline carve(is_single)
{
    slot = carved;
    do
    :: slot >= SLOTS ->
        slot = NONE;
        break
    :: else ->
        atomic {
            if
            :: carved == slot ->
                carved++;
                is_done = 1;
                is_fresh = 1;
                if
                :: is_single -> hand_out(slot)
                :: else -> skip
                fi
            :: else ->
                slot = carved;
                is_done = 0
            fi
        };
        if
        :: is_done ->
            mark_live(slot);
            break
        :: else -> skip
        fi
    od
}

/* slot = any, or NONE: the list is looked at again when nothing is left to carve. */
inline take_any(is_single)
{
    take_listed(is_single);
    if
    :: slot == NONE -> carve(is_single)
    :: else -> skip
    fi;
    if
    :: slot == NONE -> take_listed(is_single)
    :: else -> skip
    fi
}

inline acquire()
{
    atomic {
        !locked;
        locked = 1
    }
}

inline release()
{
    locked = 0
}

/* slot = what was allocated, or NONE when all were live at once. */
inline allocate()
{
    take_any(1);
#ifndef FAIL_EARLY
    if
    :: slot == NONE ->
        acquire();
        take_any(1);
        if
        :: slot == NONE -> assert(live_then == SLOTS)
        :: else -> skip
        fi;
        release()
    :: else -> skip
    fi
#else
    if
    :: slot == NONE -> assert(live_then == SLOTS)
    :: else -> skip
    fi
#endif
}

/* Make `which` the first of the list. `was_live`: it was handed out. */
inline give(which, was_live)
{
    atomic {
        tag = head_tag;
        next = head_index
    };
    do
    :: true ->
        links[which] = next;
        atomic {
            if
            :: IS_HEAD(tag, next) ->
                head_index = which;
                is_done = 1;
                if
                :: was_live ->
                    live[which] = 0;
                    live_count--;
                    own[which] = 0
                :: else -> skip
                fi
            :: else ->
                tag = head_tag;
                next = head_index;
                is_done = 0
            fi
        };
        if
        :: is_done -> break
        :: else -> skip
        fi
    od
}

#ifdef BULK_UNVALIDATED
#define IS_CHAIN_STILL(tag, index) (head_index == index)
#else
#define IS_CHAIN_STILL(tag, index) IS_HEAD(tag, index)
#endif

/* Two elements with one compare-exchange: slot and second; or taken is 0. */
inline take_chain()
{
    do
    :: true ->
        atomic {
            tag = head_tag;
            slot = head_index;
            first_tag = tag;
            taken = 0;
            second = NONE
        };
        if
        :: slot < SLOTS -> second = links[slot]
        :: else -> skip
        fi;
        if
        :: second < SLOTS ->
            next = links[second];
            atomic {
                if
                :: IS_CHAIN_STILL(tag, slot) ->
                    assert(next != LINK_LIVE);
                    head_tag = TAG_AFTER_TAKE(tag);
                    head_index = next;
                    taken = 2;
                    hand_out(slot);
                    hand_out(second)
                :: else -> skip
                fi
            };
            if
            :: taken == 2 ->
                mark_live(slot);
                mark_live(second);
                break
            :: else -> skip
            fi
        :: else ->
            if
            :: IS_HEAD(tag, slot) -> break /* fewer than two are listed */
            :: else -> skip
            fi
        fi
    od
}

/* Two elements from wherever they are, or none; with the lock, as what was taken may have to go back. */
inline take_parts()
{
    acquire();
    take_any(0);
    second = slot;
    if
    :: second != NONE ->
        take_any(0);
        atomic {
            if
            :: slot != NONE ->
                hand_out(second);
                hand_out(slot)
            :: else -> skip
            fi
        };
        if
        :: slot == NONE ->
            assert(SLOTS - live_then < 2);
            atomic {
                if
                :: is_fresh && carved == second + 1 ->
                    carved = second; /* as if never handed out, unless others were carved since */
                    is_done = 1
                :: else -> is_done = 0
                fi
            };
            if
            :: is_done -> skip
            :: else -> give(second, 0)
            fi
        :: else -> skip
        fi
    :: else -> assert(SLOTS - live_then < 2)
    fi;
    release()
}

proctype thread()
{
    byte operations, tag, first_tag, slot, second, next, taken;
    byte live_then; /* elements that were live when the head was read last */
    bit is_done;
    bit is_fresh; /* what was taken last was carved */
    bit own[SLOTS];
    do
    :: operations < OPS ->
        operations++;
        if
        :: allocate()
#ifndef NO_BULK
        :: take_chain();
            if
            :: taken == 0 -> take_parts()
            :: else -> skip
            fi
#endif
        :: atomic {
                slot = 0;
                do
                :: slot < SLOTS && !own[slot] -> slot++
                :: else -> break
                od;
                second = slot
            };
            if
            :: second < SLOTS -> give(second, 1)
            :: else -> skip
            fi
        fi;
        atomic { /* what is left in these does not matter, and would make more states */
            tag = 0;
            first_tag = 0;
            slot = 0;
            second = 0;
            next = 0;
            taken = 0;
            is_done = 0;
            live_then = 0
        }
    :: else -> break
    od;
    atomic {
        ended++;
        if
        :: ended == THREADS -> /* none lost and none twice: what is listed, live, or was never handed out is all */
            slot = head_index;
            taken = 0;
            do
            :: slot < SLOTS && taken <= SLOTS ->
                assert(!live[slot] && slot < carved);
                taken++;
                slot = links[slot]
            :: else -> break
            od;
            assert(slot == NONE);
            assert(taken + live_count + (SLOTS - carved) == SLOTS)
        :: else -> skip
        fi
    }
}

init
{
    byte i;
    atomic {
#ifdef LISTED
        do
        :: carved < SLOTS ->
            links[carved] = head_index;
            head_index = carved;
            carved++
        :: else -> break
        od;
#endif
        do
        :: i < THREADS ->
            run thread();
            i++
        :: else -> break
        od
    }
}
