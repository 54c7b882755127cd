
/* Elements that each of so many threads may keep: cache_size, and less where all of them would keep more than a quarter
 * of ${cache_share}. */
#define ${P}_CACHE_LIMIT(capacity, threads) TYPED_LEAST(UINT32_C(${cache_size}), ${cache_capacity} / 4 / (uint32_t)(threads))
