    unsigned pauses_ = 4;
