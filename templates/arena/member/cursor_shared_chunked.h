    /* the chunk in use, changed under the lock; chunks are a list in the order of positions, and those behind it are spare */
    ${P}_chunk *chunk_;
    /* chunks that made way for larger ones, and are freed when no thread can be looking at one any more */
    ${P}_chunk *aside_;
    /* bytes of all chunks in the list, spare ones too */
    size_t committed_;
