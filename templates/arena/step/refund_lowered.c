    typed_group_refund(&${group}, at_ - position_);
