    const ${P}_chunk *chunk_ = ${me}->chunk_;
    size_t end_ = ${P}_position(${me});
