        typed_atomic_store(&pool_->links_[slot_], ${P}_LINK_LIVE, TYPED_RELAXED);
