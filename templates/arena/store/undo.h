/** Give back the newest allocation. Padding before it stays. */
void ${P}_undo(${P} *${me}, size_t bytes_, size_t span_)
{
    ${me}->padding_ -= span_ - bytes_;
/*% for step in on_undo %*/
/*% include step %*/
/*% endfor %*/
    ${P}_lower(${me}, ${P}_position(${me}) - span_);
}
