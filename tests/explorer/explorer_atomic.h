/* The atomic operations of explored code: a point before each, and then the operation, sequentially consistent. Given as
 * TYPED_ATOMIC_HEADER. The value is there before the point, as what is done to make it may have points of its own. */
#ifndef EXPLORER_ATOMIC_H_INCLUDED
#define EXPLORER_ATOMIC_H_INCLUDED

#include "explorer.h"

#define TYPED_RELAXED __ATOMIC_RELAXED
#define TYPED_ACQUIRE __ATOMIC_ACQUIRE
#define TYPED_RELEASE __ATOMIC_RELEASE
#define TYPED_ACQ_REL __ATOMIC_ACQ_REL
#define TYPED_SEQ_CST __ATOMIC_SEQ_CST

#define EXPLORER_DO(kind, operation, object, value)             \
    __extension__({                                             \
        const __typeof__(*(object)) explorer_value_ = (value);  \
        explorer_point(kind, (object));                         \
        operation((object), explorer_value_, __ATOMIC_SEQ_CST); \
    })

#define typed_atomic_load(object, order) ((void)(order), explorer_point(EXPLORER_LOAD, (object)), __atomic_load_n((object), __ATOMIC_SEQ_CST))
#define typed_atomic_store(object, value, order) ((void)(order), EXPLORER_DO(EXPLORER_STORE, __atomic_store_n, object, value))
#define typed_atomic_fetch_add(object, value, order) ((void)(order), EXPLORER_DO(EXPLORER_CHANGE, __atomic_fetch_add, object, value))
#define typed_atomic_fetch_sub(object, value, order) ((void)(order), EXPLORER_DO(EXPLORER_CHANGE, __atomic_fetch_sub, object, value))
#define typed_atomic_exchange(object, value, order) ((void)(order), EXPLORER_DO(EXPLORER_CHANGE, __atomic_exchange_n, object, value))
#define typed_atomic_compare_exchange(object, expected, value, order)                                                                       \
    __extension__({                                                                                                                         \
        const __typeof__(*(object)) explorer_new_ = (value);                                                                                \
        (void)(order);                                                                                                                      \
        explorer_compare((object), (expected), sizeof *(object)) &&                                                                         \
            explorer_compared(__atomic_compare_exchange_n((object), (expected), explorer_new_, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)); \
    })
#define typed_atomic_fence(order) ((void)(order), explorer_point(EXPLORER_FENCE, NULL))
#define typed_pause() explorer_pause()

#endif
