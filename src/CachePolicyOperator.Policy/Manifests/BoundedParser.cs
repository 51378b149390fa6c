using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CachePolicyOperator.Policy.Manifests;

/// <summary>Refuses nesting that no manifest has, before the representation model, which is recursive, runs out of stack.</summary>
internal sealed class BoundedParser(IParser parser) : IParser
{
    /// <summary>As deep as System.Text.Json reads.</summary>
    internal const int Deepest = 64;

    private int _depth;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        if (!parser.MoveNext())
            return false;
        if (parser.Current is { } current && (_depth += current.NestingIncrease) > Deepest)
            throw new YamlException(current.Start, current.End, $"nested more than {Deepest} levels deep");
        return true;
    }
}
