        ${P}_erase(${P}_chunk_begin(chunk_), ${P}_chunk_begin(chunk_) + end_);
