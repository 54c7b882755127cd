        typed_group_refund(&${group}, allowed_);
