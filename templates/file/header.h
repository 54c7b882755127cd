/**
 * @file
 * ${P}: ${title}
/*% for line in doc %*/
 * ${line}
/*% endfor %*/
 *
/*% for line in about_lines %*/
 * ${line}
/*% endfor %*/
 */
#ifndef ${guard}
#define ${guard}

/*% for name in runtime %*/
#include <typed/${name}.h>
/*% endfor %*/
/*% for header in headers %*/
#include ${header}
/*% endfor %*/

#if TYPED_RUNTIME_VERSION != ${runtime_version}
#error "${P}.h was made for version ${runtime_version} of the typedalloc runtime: generate it again."
#endif

#ifdef __cplusplus
extern "C" {
#endif

/*% for text in types %*/
${text}
/*% endfor %*/
/*% for line in forward_title %*/
${line}
/*% endfor %*/
/*% for line in forward %*/
${line}
/*% endfor %*/

/*% for text in functions %*/
${text}
/*% endfor %*/
/*% for line in internals_title %*/
${line}
/*% endfor %*/

/*% for text in internals %*/
${text}
/*% endfor %*/
/*% for text in macros %*/
${text}
/*% endfor %*/
#ifdef __cplusplus
}
#endif

#endif
