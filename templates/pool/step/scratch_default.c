    const typed_upstream upstream_ = typed_default_upstream();
