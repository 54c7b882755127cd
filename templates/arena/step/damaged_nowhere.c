        if (chunk_ == NULL) {
            return ${me};
        }
