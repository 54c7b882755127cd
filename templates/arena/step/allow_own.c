    /* Others may have taken some meanwhile; what came back is judged anew. */
    const size_t now_ = ${P}_position(${me});
    const size_t most_ = used_ + judgement_.allowed;
    ${P}_allow(${me}, most_ > now_ ? TYPED_LEAST(most_ - now_, judgement_.allowed) : 0);
