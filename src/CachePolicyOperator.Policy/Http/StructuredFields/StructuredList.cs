namespace CachePolicyOperator.Policy.Http.StructuredFields;

/// <summary>A header whose value is a list (RFC 8941 section 3.1).</summary>
public static class StructuredList
{
    /// <summary>
    /// The members of all lines of a header together, as section 4.2 joins them; null: it is no list, and then none of it may be used.
    /// </summary>
    public static IReadOnlyList<StructuredItem>? Parse(IEnumerable<string> lines)
    {
        var reader = new StructuredReader(string.Join(", ", lines.Where(line => line.AsSpan().Trim(" \t").Length > 0)));
        try
        {
            return reader.ReadList();
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
