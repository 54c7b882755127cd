    typed_group_refund(&${group}, (end_ - first_) * sizeof(${T}));
