        typed_group_refund(&${group}, reach_);
