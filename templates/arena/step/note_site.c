    note_.taken_ = typed_current_site;
    note_.taken_check_ = typed_site_check(typed_current_site);
