    ${P}_note_size(${me}, (unsigned char *)node_, bytes_);
