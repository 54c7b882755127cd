    return ${P}_pop_unmade(${me}, start_, count_ * size_, ${P}_SPAN(count_ * size_));
