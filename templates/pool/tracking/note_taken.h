/** Note where an element was handed out. */
void ${P}_note_taken(${P} *pool_, ${const_T_}*object_)
{
    typed_record *record_ = &pool_->records_[${P}_slot_of(pool_, object_)];
/*% for step in note_record %*/
/*% include step %*/
/*% endfor %*/
}
