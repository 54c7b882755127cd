
/*% for group in groups %*/
TYPED_WEAK typed_group ${group} = {0};

/*% endfor %*/
/* The monitor table of the spec. */
static const typed_rules ${P}_rules = {
    ${soft_limit}, /* soft limit, bytes */
    ${hard_limit}, /* hard limit */
    ${group_address},
    ${pressure_source},
    ${interval_ms}, /* milliseconds */
    ${high_percent}, /* percent: high */
    ${critical_percent}, /* critical */
    ${on_high},
    ${on_critical},
    ${deny_above_high}, /* bytes that are still allowed at high */
    ${deny_above_critical}, /* and at critical */
};
