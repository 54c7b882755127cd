    (void)${me};
