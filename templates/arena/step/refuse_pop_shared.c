    if (is_refused_) {
        ${P}_report(${me}, refused_.kind_, array_, refused_.at_);
    }
