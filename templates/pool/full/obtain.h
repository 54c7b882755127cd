/** Hand out the element that has been free longest, once it is out of quarantine and if nobody wrote to it; NULL otherwise,
 * and nothing is changed: what is to be said, and what else can be had, is found out where that leads to. */
${T_}*${P}_slot_obtain(${P} *pool_${and_here})
{
/*% for step in none_allowed %*/
/*% include step %*/
/*% endfor %*/
    if (TYPED_UNLIKELY(pool_->free_count_ <= ${P}_QUARANTINE || !${P}_list_leads(pool_) || !${P}_slot_is_untouched(pool_, pool_->head_))) {
        return NULL;
    }
    ${P}_slot_ref slot_ = ${P}_slot_unlist(pool_);
/*% for step in list_may_end %*/
/*% include step %*/
/*% endfor %*/
/*% for step in spend %*/
/*% include step %*/
/*% endfor %*/
/*% for step in hand_out %*/
/*% include step %*/
/*% endfor %*/
    ${T_}*object_ = ${P}_slot_object(pool_, slot_);
    TYPED_ASSUME(object_ != NULL);
    return object_;
}
