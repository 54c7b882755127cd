/* What only this kind has; see below. */
static void step_own_take(void);
static void step_own_give(void);
