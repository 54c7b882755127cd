/* Nothing: its key is no arena's. */
static ${P}_cache ${P}_no_cache = {.key_ = UINT64_MAX};
TYPED_THREAD_LOCAL ${P}_cache *${P}_hot = &${P}_no_cache;
