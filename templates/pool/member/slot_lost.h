/* Neither a slot nor none: ${max_retries} races were lost. */
#define ${P}_SLOT_LOST (${P}_SLOT_NONE - 1)
