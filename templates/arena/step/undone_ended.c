    typed_group_refund(&${group}, span_);
