/* What the compiler must agree to before any of this is right. */
typedef ${T_}${P}_no_array${E}(void);
TYPED_REFUSE_FLEXIBLE_ARRAY(${T}, ${P}_no_flexible${E})
/*% for step in asserts %*/
/*% include step %*/
/*% endfor %*/
