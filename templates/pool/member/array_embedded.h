/*% for array in arrays %*/
    /* ${array.note} */
    ${array.type} ${array.name}[${array.count}(${capacity})];
/*% endfor %*/
