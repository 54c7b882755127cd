
/* Elements that a thread may keep: cache_size, and less where the pool is small. */
#define ${P}_CACHE_LIMIT(capacity) TYPED_LEAST(UINT32_C(${cache_size}), (uint32_t)(capacity) / 4)
