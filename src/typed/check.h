/* typedalloc runtime: what `checks = "full"` keeps of an allocator and of each element.
 *
 * License: MIT. */
#ifndef TYPED_CHECK_H_INCLUDED
#define TYPED_CHECK_H_INCLUDED

#include <typed/site.h>

/* Around an element, and in what is left of its slot, stands this byte; nobody but the allocator writes it. */
#define TYPED_GUARD_BYTE 0xEB
/* The fewest of them on each side. */
#define TYPED_GUARD_LEAST 8
/* What fills a free element where the spec names no other byte. */
#define TYPED_FREE_BYTE 0xDD

TYPED_BEGIN_DECLS

/** Where an allocator was initialised, and which thread may use it. The members are not part of the interface. */
typedef struct typed_watch {
    const void *self_; /* the allocator; NULL when it was never initialised */
    const void *owner_; /* the thread, as typed_this_thread says; NULL when any may */
} typed_watch;

/** An allocator was initialised; `is_owned` when only one thread may use it, which is then this one. */
void typed_watch_start(typed_watch *watch, const void *allocator, bool is_owned);

/** An allocator was destroyed. */
void typed_watch_end(typed_watch *watch);

/** The next thread that uses the allocator is the one that may. */
void typed_watch_rebind(typed_watch *watch);

/** What typed_watch_holds does when it is not sure: true when the allocator may be used after all, as it was never
 * initialised and has nothing to give, or waits for its next owner. Otherwise that is a fault: moved, use after destroy
 * or wrong thread. */
bool typed_watch_decide(const typed_watch *watch, const void *allocator, const char *name);

/** Whether it is sure that an allocator may be used here and now, by any thread. */
static inline bool typed_watch_holds(const typed_watch *watch_, const void *allocator_)
{
    return watch_->self_ == allocator_;
}

/** The same of one that a single thread may use: by this thread. */
static inline bool typed_watch_holds_owned(const typed_watch *watch_, const void *allocator_)
{
    return watch_->self_ == allocator_ && watch_->owner_ == typed_this_thread();
}

/** What is known of an element: where it was handed out and came back, and when. */
typedef struct typed_record {
    const char *taken_; /* places as TYPED_HERE says them; NULL when not known */
    const char *given_;
    TYPED_ALIGNAS(8)
    uint64_t point_; /* leak points that the allocator had given when it was handed out; in a slot's record with the slot's
                      * generation above, of which that is true */
} typed_record;

/** The same of a pool's slot, and how often the slot was handed out and came back; of a free one, the next that is free. */
typedef struct typed_slot_record {
    typed_record element_;
    uint32_t generation_;
    uint32_t next_;
} typed_slot_record;

/* Of what one call finds, so many are reported: those found last. */
#define TYPED_DAMAGES 8

/** What somebody wrote over, kept to be reported when nothing is held. */
typedef struct typed_damage {
    const void *address_;
    const char *at_; /* where it was handed out, or given back, as TYPED_HERE says it; NULL when not known */
    typed_fault_kind kind_;
} typed_damage;

/** Report a fault with all sites that are known; `record` may be NULL. */
void typed_fault_recorded(typed_fault_kind kind, const char *allocator, const void *address, const typed_record *record);

#if defined(__GNUC__)
/* Two words in one register, where the machine has such; read from any address. */
typedef uint64_t typed_words __attribute__((__vector_size__(16), __aligned__(1), __may_alias__));
/* The same as bytes, each of which is compared by itself. */
typedef char typed_bytes __attribute__((__vector_size__(16), __aligned__(1), __may_alias__));
#endif

/** Fill bytes, in the steps in which typed_is_filled looks at them: a processor that reads soon what it has just written
 * waits when that came from two writes. */
static inline void typed_fill(void *bytes_, unsigned char byte_, size_t count_)
{
    unsigned char *at_ = (unsigned char *)bytes_;
    const uint64_t all_ = UINT64_C(0x0101010101010101) * byte_;
    size_t done_ = 0;
#if defined(__GNUC__)
    const typed_words fill_ = {all_, all_};
    for (; done_ + 64 <= count_; done_ += 64) {
        typed_words *words_ = (typed_words *)(void *)(at_ + done_);
        words_[0] = fill_;
        words_[1] = fill_;
        words_[2] = fill_;
        words_[3] = fill_;
    }
    for (; done_ + 16 <= count_; done_ += 16) {
        *(typed_words *)(void *)(at_ + done_) = fill_;
    }
#endif
    for (; done_ + 8 <= count_; done_ += 8) {
        memcpy(at_ + done_, &all_, sizeof all_);
    }
    for (; done_ < count_; done_++) {
        at_[done_] = byte_;
    }
}

/** Whether all of `count_` bytes are `byte_`. */
TYPED_UNCHECKED
static inline bool typed_is_filled(const void *bytes_, size_t count_, unsigned char byte_)
{
    const unsigned char *at_ = (const unsigned char *)bytes_;
    const uint64_t all_ = UINT64_C(0x0101010101010101) * byte_;
    uint64_t others_ = 0; /* without a branch for each word */
    size_t done_ = 0;
#if defined(__GNUC__) && defined(__SSE2__) /* where one instruction gathers what 16 comparisons say */
    const typed_words all_twice_ = {all_, all_};
    const typed_words all_ones_ = {UINT64_MAX, UINT64_MAX};
    const typed_bytes fill_ = (typed_bytes)all_twice_;
    typed_bytes same_ = (typed_bytes)all_ones_;
    for (; done_ + 64 <= count_; done_ += 64) {
        const typed_bytes *lines_ = (const typed_bytes *)(const void *)(at_ + done_);
        same_ &= ((lines_[0] == fill_) & (lines_[1] == fill_)) & ((lines_[2] == fill_) & (lines_[3] == fill_));
    }
    for (; done_ + 16 <= count_; done_ += 16) {
        same_ &= *(const typed_bytes *)(const void *)(at_ + done_) == fill_;
    }
    if (done_ > 0 && __builtin_ia32_pmovmskb128(same_) != 0xFFFF) {
        return false;
    }
#elif defined(__GNUC__)
    const typed_words fill_ = {all_, all_};
    typed_words found_ = {0, 0};
    for (; done_ + 64 <= count_; done_ += 64) {
        const typed_words *words_ = (const typed_words *)(const void *)(at_ + done_);
        found_ |= ((words_[0] ^ fill_) | (words_[1] ^ fill_)) | ((words_[2] ^ fill_) | (words_[3] ^ fill_));
    }
    for (; done_ + 16 <= count_; done_ += 16) {
        found_ |= *(const typed_words *)(const void *)(at_ + done_) ^ fill_;
    }
    others_ = found_[0] | found_[1];
#endif
    for (; done_ + 8 <= count_; done_ += 8) {
        uint64_t word_;
        memcpy(&word_, at_ + done_, sizeof word_);
        others_ |= word_ ^ all_;
    }
    for (size_t i_ = done_; i_ < count_; i_++) {
        others_ |= (uint64_t)(at_[i_] ^ byte_);
    }
    return TYPED_LIKELY(others_ == 0);
}

/** The first of `count_` bytes that is not `byte_`; NULL when all are. */
TYPED_UNCHECKED
static inline const void *typed_first_other(const void *bytes_, size_t count_, unsigned char byte_)
{
    const unsigned char *at_ = (const unsigned char *)bytes_;
    if (typed_is_filled(bytes_, count_, byte_)) {
        return NULL;
    }
    while (*at_ == byte_) {
        at_++;
    }
    return at_;
}

/** Fill bytes again that are not `byte`, from an address up to the first that is, or `count` of them. */
void typed_fill_again(void *bytes, size_t count, unsigned char byte);

TYPED_END_DECLS

#endif
