    const size_t padding_ = ${padding_now};
