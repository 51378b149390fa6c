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

    /// <summary>A configuration that has yet to be written.</summary>
    public sealed record Fresh(RenderedConfig Config) : Appraisal;
}
