        ${P}_note_find(block_, position_, offset_, note_);
