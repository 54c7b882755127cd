    return ${P}_undo(${me}, array_, count_ * size_, ${P}_SPAN(count_ * size_));
