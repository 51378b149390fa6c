namespace CachePolicyOperator.Policy.Http.StructuredFields;

/// <summary>A bare item, or an inner list (RFC 8941 section 3).</summary>
public abstract record StructuredValue
{
    private StructuredValue()
    {
    }

    public sealed record Whole(long Value) : StructuredValue;

    public sealed record Real(decimal Value) : StructuredValue;

    public sealed record Text(string Value) : StructuredValue;

    public sealed record Token(string Value) : StructuredValue;

    public sealed record Bytes(ReadOnlyMemory<byte> Value) : StructuredValue;

    public sealed record Boolean(bool Value) : StructuredValue;

    public sealed record InnerList(IReadOnlyList<StructuredItem> Items) : StructuredValue;
}
