        (void)${P}_note_of(${me});
