    typed_group_charge(&${group}, twice_ * sizeof(${T})); /* as it was refunded twice too */
