    typed_stats stats_;
