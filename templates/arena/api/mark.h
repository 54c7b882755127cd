/**
 * The present position, to come back to with ${P}_restore. O(1).
 * @param ${me} the ${noun}.
 * @return The position, which is of this ${noun} and of its life until the next reset.
 */
TYPED_NODISCARD
${Mark} ${P}_${mark}(const ${P} *${me})
{
    ${Mark} mark_;
/*% for step in usable_mark %*/
/*% include step %*/
/*% endfor %*/
    mark_.owner_ = ${me};
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    mark_.generation_ = ${me}->generation_;
    mark_.position_ = ${P}_position(${me});
    mark_.padding_ = ${padding_now};
/*% for step in mark_live %*/
/*% include step %*/
/*% endfor %*/
/*% for step in mark_serial %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return mark_;
}
