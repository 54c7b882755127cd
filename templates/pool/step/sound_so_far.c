    bool is_sound_ = true;
