/*% for line in before_include %*/
${line}
/*% endfor %*/
#include "${P}.h"

#include <stdio.h>

/*% for text in checks %*/
${text}
/*% endfor %*/
/*% for line in forward %*/
${line}
/*% endfor %*/

/*% for text in definitions %*/
${text}
/*% endfor %*/
