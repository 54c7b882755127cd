    const bool is_sound_ = free_ == ${end_of_list}${as_counted};
