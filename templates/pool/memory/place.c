/** Lay a block out: slots, then what is kept beside them. */
void ${P}_lay_out(${P} *pool_, void *block_, size_t capacity_)
{
    pool_->slots_ = (${P}_slot *)block_;
/*% for step in beside_begins %*/
/*% include step %*/
/*% endfor %*/
/*% for array in arrays %*/
    pool_->${array.name} = (${array.type} *)typed_place(&place_, ${array.count}(capacity_) * sizeof(${array.type}));
/*% endfor %*/
}
