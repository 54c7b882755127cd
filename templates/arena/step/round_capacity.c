    capacity_ = ${P}_SPAN(capacity_);
