using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout.Strictness;

/// <summary>What was stored came from the engine and the origin of its time.</summary>
internal static class OriginComparison
{
    public static IEnumerable<Stricture> Strictures(EffectivePolicy before, EffectivePolicy after)
    {
        if (before.Engine != after.Engine)
            yield return new("spec.engine", $"was {before.Engine}, is {after.Engine}");
        if (Identity(before.Origin) != Identity(after.Origin))
            yield return new("spec.origin", $"was {Text(before.Origin)}, is {Text(after.Origin)}: what is stored came from another one");
    }

    private static (string Host, int Port, bool Tls, string? HostHeader) Identity(EffectiveOrigin origin) =>
        (origin.Host, origin.Port, origin.Tls, origin.HostHeader);

    private static string Text(EffectiveOrigin origin) => $"{(origin.Tls ? "https" : "http")}://{origin.Host}:{origin.Port}";
}
