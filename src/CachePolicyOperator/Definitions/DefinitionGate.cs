using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Runtime.Hosting;

namespace CachePolicyOperator.Definitions;

/// <summary>
/// Holds the start while a CRD is newer than this operator: it would drop fields that it does not know, and enforce less than a policy
/// says without a word. Servers and informers after it in the order of start wait.
/// </summary>
/// <remarks>
/// Looks at the start only: in an upgrade the CRDs come first, and the replicas that run answer until the new ones are ready.
/// </remarks>
[EntityRbac(Group = "apiextensions.k8s.io", Resources = ["customresourcedefinitions"], Verbs = ["get"], ResourceNames = [Policies, Guardrails])]
internal sealed class DefinitionGate(IKubernetesClient client, BundleVersion own, TimeProvider time, ILogger logger) : IHostedServer
{
    internal const string Policies = $"cachepolicies.{ApiGroup.Name}";

    internal const string Guardrails = $"cacheguardrails.{ApiGroup.Name}";

    public static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private volatile string? _problem = "the CRDs were not read yet";

    /// <summary>Why the operator does not start; null: it does.</summary>
    public string? Check() => _problem;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (await FindProblemAsync(cancellationToken) is { } problem)
        {
            if (problem != _problem)
                Log.Holding(logger, problem);
            _problem = problem;
            await Task.Delay(LookAgain, time, cancellationToken);
        }

        _problem = null;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await Task.WhenAll(((string[])[Policies, Guardrails]).Select(name => client.GetAsync<DefinitionMetadata>(name, null, cancellationToken)));
            return Judge([.. found.Select(definition => DefinitionFit.Of(definition, own))]);
        }
        catch (KubernetesApiException e) when (e.IsForbidden)
        {
            // Roles of before this check, kept by hand.
            Log.Unreadable(logger, e.Message);
            return null;
        }
        catch (Exception e) when (e is KubernetesApiException or HttpRequestException)
        {
            return $"the CRDs cannot be read: {e.Message}";
        }
    }

    private string? Judge(IReadOnlyList<DefinitionFit> fits)
    {
        if (fits.OfType<DefinitionFit.Newer>().FirstOrDefault() is { } newer)
            return $"CRD {newer.Name} is of version {newer.Version}, and this operator knows {own}: policies may have fields that it would drop in silence. Run an operator of the CRDs' version, or install the CRDs of this one; docs/upgrading.md";

        foreach (var older in fits.OfType<DefinitionFit.Older>())
            Log.Older(logger, older.Name, older.Version ?? "unknown", own);
        return null;
    }
}
