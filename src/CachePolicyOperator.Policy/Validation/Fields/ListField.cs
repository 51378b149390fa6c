namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>A list or map somewhere in the spec, with the bounds that its <c>Items</c> attribute states in the schema.</summary>
/// <param name="Where">Where it is.</param>
/// <param name="Items">The items, or the keys of a map, as text.</param>
/// <param name="Minimum">The smallest number of items.</param>
/// <param name="Maximum">The largest number of items.</param>
/// <param name="Comparer">When two items are the same.</param>
internal readonly record struct ListField(FieldPath Where, IReadOnlyList<string> Items, int Minimum, int Maximum, StringComparer Comparer)
{
    internal string Path => Where.ToString();
}
