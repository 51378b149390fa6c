namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>What ends a directive's words.</summary>
public enum DirectiveKind : byte
{
    /// <summary>A semicolon.</summary>
    Simple,

    /// <summary>A brace, with directives in it.</summary>
    Block,

    /// <summary>A brace, with Lua in it (<c>content_by_lua_block</c>).</summary>
    Lua,
}
