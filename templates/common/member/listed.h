    typed_listed listed_;
