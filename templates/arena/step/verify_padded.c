    is_sound_ = is_sound_ && ${P}_padded_are_sound(${me});
