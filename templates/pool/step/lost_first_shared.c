    const size_t lost_ = ${lost_now}; /* before what is live: a slot that is retired meanwhile counts as neither */
