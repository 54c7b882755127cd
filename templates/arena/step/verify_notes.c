    is_sound_ = is_sound_ && ${P}_notes_are_sound(${me});
