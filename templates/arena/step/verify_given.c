    const char *given_at_ = ${P}_given_site(${me}, damaged_);
