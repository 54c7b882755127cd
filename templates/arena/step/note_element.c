    made_->node_.element_ = ${number};
