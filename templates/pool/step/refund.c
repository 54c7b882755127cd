    typed_group_refund(&${group}, sizeof(${T}));
