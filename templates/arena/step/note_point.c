    note_.point_ = ${me}->leak_points_;
