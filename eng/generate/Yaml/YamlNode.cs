using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CachePolicyOperator.Generate.Yaml;

/// <summary>What a YAML file consists of. Maps keep the order in which they were built, so output is deterministic.</summary>
internal abstract record YamlNode
{
    private YamlNode()
    {
    }

    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator YamlNode?(string? text) => text is null ? null : new Text(text);

    public static implicit operator YamlNode(long number) => new Literal(number.ToString(CultureInfo.InvariantCulture));

    public static implicit operator YamlNode(bool value) => new Literal(value ? "true" : "false");

    internal static YamlNode Strings(IEnumerable<string> texts) => new List([.. texts.Select(text => (YamlNode)text)]);

    /// <summary>A string; quoted or folded where that is needed.</summary>
    internal sealed record Text(string Value) : YamlNode;

    /// <summary>A number, a boolean, or JSON, written as it stands.</summary>
    internal sealed record Literal(string Value) : YamlNode;

    internal sealed record List(IReadOnlyList<YamlNode> Items) : YamlNode;

    internal sealed record Map : YamlNode
    {
        private readonly List<KeyValuePair<string, YamlNode>> _entries = [];

        internal IReadOnlyList<KeyValuePair<string, YamlNode>> Entries => _entries;

        internal YamlNode this[string key]
        {
            set => _entries.Add(new(key, value));
        }

        /// <inheritdoc cref="With(string, YamlNode?)"/>
        internal Map With(string key, long? value) => value is { } number ? With(key, (YamlNode)number) : this;

        /// <summary>Adds the entry if there is a value.</summary>
        internal Map With(string key, YamlNode? value)
        {
            if (value is not null)
                _entries.Add(new(key, value));
            return this;
        }
    }
}
