    if (!${P}_is_unmade(${me}, array_, ${P}_SPAN(count_ * size_)) || !${P}_undo(${me}, array_, count_ * size_, ${P}_SPAN(count_ * size_))) {
        return false;
    }
    ${P}_give_back_uncovered(${me});
    return true;
