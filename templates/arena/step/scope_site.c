    begun_.begun_at_ = typed_current_site;
