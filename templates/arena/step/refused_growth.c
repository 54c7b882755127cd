    bool is_refused_ = false;
