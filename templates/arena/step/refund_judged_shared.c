        typed_group_refund(&${group}, judgement_.allowed);
