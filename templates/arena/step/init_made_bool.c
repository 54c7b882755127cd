    if (!${init}(object_)) {
/*% for step in refuse_made %*/
/*% include step %*/
/*% endfor %*/
        return NULL;
    }
