        const size_t allowance_ = ${P}_allowance(${me});
