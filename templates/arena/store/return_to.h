/** Return to a position. */
void ${P}_return_to(${P} *${me}, const ${Mark} *mark_)
{
/*% for step in before_return %*/
/*% include step %*/
/*% endfor %*/
/*% for step in keep_counted %*/
/*% include step %*/
/*% endfor %*/
    ${P}_lower(${me}, mark_->position_);
/*% for step in allow_counted %*/
/*% include step %*/
/*% endfor %*/
/*% for step in return_padding %*/
/*% include step %*/
/*% endfor %*/
/*% for step in cut %*/
/*% include step %*/
/*% endfor %*/
/*% for step in after_return %*/
/*% include step %*/
/*% endfor %*/
}
