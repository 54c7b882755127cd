            (void)${P}_trim(worker->pool, 0);
