        (void)${P}_newest_padding(${me});
