    /* elements that came back while all were free, as one had come back twice; not reported yet */
    uint32_t extra_;
