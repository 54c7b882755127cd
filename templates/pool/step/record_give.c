    record_->element_.given_ = ${site};
