namespace CachePolicyOperator.Policy.Http.StructuredFields;

/// <summary>A header whose value is a dictionary (RFC 8941 section 3.2).</summary>
public static class StructuredDictionary
{
    /// <summary>The members of all lines of a header together, of each name the last; null: it is no dictionary, and none of it may be used.</summary>
    public static IReadOnlyDictionary<string, StructuredItem>? Parse(IEnumerable<string> lines)
    {
        var reader = new StructuredReader(string.Join(", ", lines.Where(line => line.AsSpan().Trim(" \t").Length > 0)));
        try
        {
            return reader.ReadDictionary();
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
