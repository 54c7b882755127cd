    typed_caches_hold();
