    typed_caches_let_go();
