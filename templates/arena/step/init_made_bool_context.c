    if (!${init}(object_, ${me}->hook_context_)) {
/*% for step in refuse_made %*/
/*% include step %*/
/*% endfor %*/
        return NULL;
    }
