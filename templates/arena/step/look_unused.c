    ${P}_look_unused(${me}, pad_ + span_);
