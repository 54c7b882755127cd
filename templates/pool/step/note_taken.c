    ${P}_note_taken(pool_, object_);
