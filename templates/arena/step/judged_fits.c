    bool fits_;
