namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>Blocks that hold something else than directives.</summary>
internal static class BlockNames
{
    /// <summary>Blocks of the Lua module, whose content is Lua.</summary>
    public static bool HoldsLua(ReadOnlySpan<byte> name) => name.EndsWith("_by_lua_block"u8);

    /// <summary>Blocks that hold a table: their entries begin with a key, not with the name of a directive, and hold no blocks.</summary>
    public static bool HoldsEntries(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 => name.SequenceEqual("map"u8) || name.SequenceEqual("geo"u8),
        5 => name.SequenceEqual("types"u8),
        11 => name.SequenceEqual("charset_map"u8),
        13 => name.SequenceEqual("split_clients"u8),
        _ => false,
    };
}
