using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Definitions;

/// <summary>How a CRD stands to this operator.</summary>
internal abstract record DefinitionFit
{
    private DefinitionFit()
    {
    }

    /// <summary>Of the same version; or not there, which the informers tell.</summary>
    public sealed record Fits : DefinitionFit;

    /// <summary>Objects may have fields that this operator does not know.</summary>
    public sealed record Newer(string Name, string Version) : DefinitionFit;

    /// <summary>The API server drops fields that this operator knows. Without a version it is older than versions.</summary>
    public sealed record Older(string Name, string? Version) : DefinitionFit;

    public static DefinitionFit Of(DefinitionMetadata? definition, BundleVersion own)
    {
        if (definition is null)
            return new Fits();

        var (name, text) = (definition.Metadata.Name!, definition.Metadata.Annotations?.GetValueOrDefault(Marks.BundleVersion));
        return BundleVersion.Parse(text) switch
        {
            null => new Older(name, text),
            var version when version.IsNewerThan(own) => new Newer(name, text!),
            var version when own.IsNewerThan(version) => new Older(name, text),
            _ => new Fits(),
        };
    }
}
