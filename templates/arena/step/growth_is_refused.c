    if (is_refused_) {
        return (${T_}*)${P}_refuse_size(${me});
    }
