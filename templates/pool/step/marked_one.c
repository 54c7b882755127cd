        marked_++;
