    if (!${P}_newest_has(${me}, block_, bytes_)) {
        return false;
    }
