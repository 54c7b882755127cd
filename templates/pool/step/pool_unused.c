    (void)pool_;
