    if (is_newest_) {
        (void)${P}_note_of(${me});
    }
