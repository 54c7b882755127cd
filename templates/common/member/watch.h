    typed_watch watch_;
