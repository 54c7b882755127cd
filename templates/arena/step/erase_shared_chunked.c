    ${P}_erase(${P}_chunk_begin(chunk_) + at_, ${P}_chunk_begin(chunk_) + end_);
