
/* Free slots that wait before they are used again, unless no others are left: a queue, so that each waits as long. */
#define ${P}_QUARANTINE ${quarantine}
