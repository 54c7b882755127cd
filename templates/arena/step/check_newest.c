        const size_t newest_ = ${me}->noted_;
        (void)${P}_newest_unlist(${me}, newest_);
        ${me}->noted_ = newest_; /* looked at, no more */
