/**
 * Begin a ${scope}: whatever is allocated until its end is given back then. ${Scopes} nest. O(1).
 * @param ${me} the ${noun}.
 * @return The ${scope}, which ${P}_${scope}_end ends.
 */
TYPED_NODISCARD
${P}_${scope} ${P}_${scope}_begin(${P} *${me})
{
    ${P}_${scope} begun_;
    begun_.owner_ = ${me};
/*% for step in scope_site %*/
/*% include step %*/
/*% endfor %*/
    begun_.mark_ = ${P}_${mark}(${me});
    return begun_;
}

/**
 * End a ${scope}, as ${P}_restore would. One that has ended is a no-op. One whose beginning was given
 * back meanwhile, by a reset or by the end of one that it was begun in, ${stale_scope}.
 * @param begun_ the ${scope}; ended afterwards.
 */
void ${P}_${scope}_end(${P}_${scope} *begun_)
{
    ${P} *owner_ = begun_->owner_;
    begun_->owner_ = NULL;
    if (owner_ != NULL) {
        (void)${end_scope};
    }
}
