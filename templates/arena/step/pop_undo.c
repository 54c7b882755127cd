    return ${P}_undo(${me}, start_, count_ * size_, ${P}_SPAN(count_ * size_));
