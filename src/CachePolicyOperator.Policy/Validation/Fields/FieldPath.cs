using System.Globalization;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>Where a field is. The text is put together only when somebody asks for it: most fields have nothing wrong with them.</summary>
internal readonly record struct FieldPath(string Parent, string Name, string? Key = null, int Index = -1)
{
    public override string ToString() => this switch
    {
        { Key: { } key } => $"{Parent}.{Name}[{Quoted.Bare(key)}]",
        { Index: >= 0 } => string.Create(CultureInfo.InvariantCulture, $"{Parent}.{Name}[{Index}]"),
        _ => $"{Parent}.{Name}",
    };
}
