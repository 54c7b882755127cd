    if (!fits_) {
/*% for step in refund_reach %*/
/*% include step %*/
/*% endfor %*/
        return NULL;
    }
