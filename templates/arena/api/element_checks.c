/* What the compiler must agree to before any of this is right. */
typedef ${T_}${P}_element${E}_must_not_be_an_array(void);
TYPED_REFUSE_FLEXIBLE_ARRAY(${T}, ${P}_element${E}_must_not_be_flexible)
/*% for step in asserts %*/
/*% include step %*/
/*% endfor %*/
