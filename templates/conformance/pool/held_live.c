        worker->wrong += ${P}_live(worker->pool) < count;
