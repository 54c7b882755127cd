        if (block_ != NULL || (!lost_ && !${P}_more(${me}, bytes_, span_, align_))) {
            return block_;
        }
        races_ += lost_ ? 1 : 0;
