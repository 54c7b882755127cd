    ${generation}++;
