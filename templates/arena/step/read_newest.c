    (void)${P}_note_read(block_, newest_, ${newest_offset}, (size_t)(${me}->cursor_ - block_), &note_);
