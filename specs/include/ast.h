/* A syntax tree, for ast.toml. */
#ifndef AST_H_INCLUDED
#define AST_H_INCLUDED

struct ast_expr {
    const char *name;
    struct ast_expr *left;
    struct ast_expr *right;
    double value;
};

struct ast_stmt {
    struct ast_stmt *next;
    struct ast_expr *expr;
    int line;
};

#endif
