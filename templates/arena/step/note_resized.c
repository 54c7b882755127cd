    ${P}_note_size(${me}, block_, bytes_);
