    if (${init}(object_) != 0) {
/*% for step in refuse_made %*/
/*% include step %*/
/*% endfor %*/
        return NULL;
    }
