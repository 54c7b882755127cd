    const ${P}_slot_ref slot_ = pool_->head_;
    if (slot_ != ${P}_SLOT_NONE && ${slot_leads_out}) {
        return false; /* repaired first */
    }
