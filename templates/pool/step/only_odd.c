        if ((handle_.value_ >> 32 & 1) == 0) { /* another thread is about to hand it out, or has taken it back */
            handle_ = ${P}_HANDLE_NONE;
        }
