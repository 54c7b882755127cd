    return slot_;
