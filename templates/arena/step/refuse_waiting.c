        ${P}_end_made(${me}, &made_->node_, 0);
