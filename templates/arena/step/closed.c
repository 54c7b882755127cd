            if (!${P}_is_in_use(${me}, chunk_)) {
                return false;
            }
