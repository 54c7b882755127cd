            listed_++;
