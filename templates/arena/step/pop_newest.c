    if (${P}_position(${me}) != start_ + ${P}_SPAN(count_ * size_)) {
        return false;
    }
