            bool is_open_ = false;
            if (${P}_held_move(${me}, chunk_, from_, to_, &is_open_)) {
/*% for step in moved %*/
/*% include step %*/
/*% endfor %*/
                return true;
            }
            if (!is_open_) {
                return false;
            }
