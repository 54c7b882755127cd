            ${P}_mark_chain(pool_, (size_t)(before_ & pool_->mask_), taken_);
