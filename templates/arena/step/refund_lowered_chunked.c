    typed_group_refund(&${group}, from_ - (chunk_->base_ + at_));
