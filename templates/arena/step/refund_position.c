    typed_group_refund(&${group}, ${P}_position(${me}));
