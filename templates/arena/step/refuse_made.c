        ${P}_forget_made(${me}, &made_->node_);
        ${P}_give_back(${me}, made_, sizeof(${T}), ${made_bytes});
