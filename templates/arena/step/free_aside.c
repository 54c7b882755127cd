    (void)${P}_free_aside(${me});
