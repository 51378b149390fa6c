using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Controllers;

/// <summary>What a policy asks for, before anything is done about it.</summary>
internal abstract record Appraisal
{
    private Appraisal()
    {
    }

    /// <summary>Nothing: it breaks rules, or another policy has the workload.</summary>
    public sealed record Refused(Outcome Outcome) : Appraisal;

    /// <summary>The revision that its status already names, whose ConfigMap is there: no need to render it again.</summary>
    public sealed record Settled(Revision Revision) : Appraisal;

    /// <summary>What has failed already: the revision that the status names stays, until the spec means something else or somebody asks.</summary>
    /// <param name="Revision">The revision that the status names.</param>
    /// <param name="Config">The rendering that has failed.</param>
    public sealed record Failed(Revision Revision, RenderedConfig Config) : Appraisal;

    /// <summary>A configuration that has yet to be written.</summary>
    /// <param name="Config">It, under the cache generation that the status names.</param>
    /// <param name="IsRetry">Somebody has asked for one that failed: it needs a generation of its own.</param>
    public sealed record Fresh(RenderedConfig Config, bool IsRetry) : Appraisal;
}
