    const char *taken_ = ${needs_no_site} ? NULL : ${P}_site_of(${me}, array_);
