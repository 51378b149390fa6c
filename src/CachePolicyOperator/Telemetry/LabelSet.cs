using System.Collections.Immutable;
using System.Globalization;

namespace CachePolicyOperator.Telemetry;

/// <summary>The labels of one series, sorted by name, their values as text.</summary>
internal sealed class LabelSet
{
    private readonly ImmutableArray<KeyValuePair<string, object?>> _tags;

    public LabelSet(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        _tags = [.. tags];
        Labels = [.. tags.ToArray()
            .Select(tag => new KeyValuePair<string, string>(tag.Key, Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? ""))
            .OrderBy(label => label.Key, StringComparer.Ordinal)];
    }

    public ImmutableArray<KeyValuePair<string, string>> Labels { get; }

    /// <summary>Whether a measurement's tags are these, in the order in which they came first: an instrument always gives one order.</summary>
    public bool Matches(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length != _tags.Length)
            return false;
        for (var i = 0; i < tags.Length; i++)
        {
            if (tags[i].Key != _tags[i].Key || !Equals(tags[i].Value, _tags[i].Value))
                return false;
        }

        return true;
    }
}
