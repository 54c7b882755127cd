    ${P}_erase((unsigned char *)block_, (unsigned char *)block_ + size_);
