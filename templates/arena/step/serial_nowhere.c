        if (chunk_ == NULL) {
            return 0;
        }
