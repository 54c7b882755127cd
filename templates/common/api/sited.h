#ifndef ${P}_WITHOUT_SITES
/* Each call says where it stands, see typed/site.h; the functions are there too, and their addresses can be taken. */
/*% for call in sited_directly %*/
#define ${P}_${call.name}(...) ${P}_${call.name}_at(TYPED_HERE, __VA_ARGS__)
/*% endfor %*/
/*% for call in sited_results %*/

TYPED_NODISCARD
static inline ${call.returns}${P}_${call.name}_at(const char *here_, ${call.parameters})
{
    const char *around_ = typed_enter(here_);
    ${call.returns}result_ = ${P}_${call.name}(${call.arguments});
    typed_leave(around_);
    return result_;
}
#define ${P}_${call.name}(...) ${P}_${call.name}_at(TYPED_HERE, __VA_ARGS__)
/*% endfor %*/
/*% for call in sited_values %*/

static inline ${call.returns}${P}_${call.name}_at(const char *here_, ${call.parameters})
{
    const char *around_ = typed_enter(here_);
    ${call.returns}result_ = ${P}_${call.name}(${call.arguments});
    typed_leave(around_);
    return result_;
}
#define ${P}_${call.name}(...) ${P}_${call.name}_at(TYPED_HERE, __VA_ARGS__)
/*% endfor %*/
/*% for call in sited_voids %*/

static inline void ${P}_${call.name}_at(const char *here_, ${call.parameters})
{
    const char *around_ = typed_enter(here_);
    ${P}_${call.name}(${call.arguments});
    typed_leave(around_);
}
#define ${P}_${call.name}(...) ${P}_${call.name}_at(TYPED_HERE, __VA_ARGS__)
/*% endfor %*/
#endif
