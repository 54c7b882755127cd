    typed_upstream upstream_;
