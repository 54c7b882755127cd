    /* capacity_ slots; the first carved_ of them were handed out at least once */
    ${P}_slot *slots_;
