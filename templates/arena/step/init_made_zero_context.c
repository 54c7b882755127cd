    if (${init}(object_, ${me}->hook_context_) != 0) {
/*% for step in refuse_made %*/
/*% include step %*/
/*% endfor %*/
        return NULL;
    }
