typedef ${T_}${P}_no_array${E}(void);
TYPED_REFUSE_FLEXIBLE_ARRAY(${T}, ${P}_no_flexible${E})
/*% for step in asserts %*/
/*% include step %*/
/*% endfor %*/
