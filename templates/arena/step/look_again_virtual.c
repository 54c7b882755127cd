    const bool fits_ = is_allowed_ && ${P}_more(${me}, span_, align_);
