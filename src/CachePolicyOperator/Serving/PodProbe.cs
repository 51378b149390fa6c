using System.Text.Json;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Serving;

/// <summary>Asks one pod's proxy which revision it serves.</summary>
internal sealed class PodProbe(IPodHttp http, TimeProvider time)
{
    /// <summary>A proxy answers from memory; one that needs longer does not serve.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    /// <summary>Never throws for what the pod does: silence and nonsense are answers too.</summary>
    public async Task<PodAnswer> AskAsync(Pod pod, int statusPort, CancellationToken cancellationToken)
    {
        var name = pod.Metadata.Name ?? "";
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return Read(name, await http.GetAsync(pod, statusPort, StatusEndpoint.Path, linked.Token));
        }
        catch (PodSilentException e)
        {
            return new PodAnswer.Silent(name, e.Message);
        }
        catch (JsonException)
        {
            return new PodAnswer.Silent(name, $"port {statusPort} answers something that is no revision");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PodAnswer.Silent(name, $"nothing within {Timeout.TotalSeconds:0} s on port {statusPort}");
        }
    }

    private static PodAnswer.Serves Read(string pod, byte[] body)
    {
        var answer = JsonSerializer.Deserialize(body, ServingJsonContext.Default.RevisionAnswer) ?? throw new JsonException("null");
        return new PodAnswer.Serves(pod, answer.Revision, answer.CacheGeneration);
    }
}
