    return is_sound_;
