        if (!lost_) {
            return block_;
        }
        races_++;
