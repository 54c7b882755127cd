    ${P}_judge_anew(${me}, ${P}_position(${me}) - position_);
