/** Refuse an allocation${refused_words}. */
TYPED_COLD
void *${P}_refuse_size(${P} *${me})
{
/*% for step in refuse_size %*/
/*% include step %*/
/*% endfor %*/
    return NULL;
}
