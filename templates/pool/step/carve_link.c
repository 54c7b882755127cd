    pool_->links_[slot_] = ${P}_LINK_LIVE;
