/*% for array in arrays %*/
    /* ${array.note} */
    ${array.type} *${array.name};
/*% endfor %*/
