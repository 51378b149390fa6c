using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Probing;

/// <summary>Sends a policy's probes through one pod's proxy, one request after the other, each several times.</summary>
internal sealed class Prober(IPodTraffic traffic, TimeProvider time)
{
    /// <summary>One request fills the store, and three more have a median.</summary>
    internal const int Repetitions = 4;

    /// <summary>Once two requests of a probe got no answer, the others are not worth their time.</summary>
    private const int Patience = 2;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>After so long no further request is begun: whoever waits for the judgement waits for all of them.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    /// <summary>Never throws for what the pod does: silence and nonsense are samples too.</summary>
    public async Task<IReadOnlyList<ProbeSample>> ProbeAsync(Pod pod, EffectivePolicy policy, CancellationToken cancellationToken)
    {
        var samples = new List<ProbeSample>();
        var started = time.GetTimestamp();
        foreach (var probe in policy.Probes)
        {
            var silences = 0;
            for (var i = 0; i < Repetitions && silences < Patience && time.GetElapsedTime(started) < Enough; i++)
            {
                var sample = await SendAsync(pod, policy, probe, cancellationToken);
                silences += sample is ProbeSample.Silent ? 1 : 0;
                samples.Add(sample);
            }
        }

        return samples;
    }

    private async Task<ProbeSample> SendAsync(Pod pod, EffectivePolicy policy, EffectiveProbe probe, CancellationToken cancellationToken)
    {
        var limit = TimeoutOf(probe);
        using var timeout = new CancellationTokenSource(limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return Read(policy, probe, await traffic.SendAsync(pod, policy.Listen.Port, probe.Request, linked.Token));
        }
        catch (PodSilentException e)
        {
            return new ProbeSample.Silent(probe.Name, e.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProbeSample.Silent(probe.Name, $"nothing whole within {limit.TotalSeconds:0} s on port {policy.Listen.Port}");
        }
    }

    private ProbeSample.Answered Read(EffectivePolicy policy, EffectiveProbe probe, PodResponse response)
    {
        var cache = CacheStatusHeader.Read(response.Headers[CacheStatusHeader.Name], policy.Name);
        return new(probe.Name, response.Status, response.TimeToFirstByte)
        {
            Cache = cache,
            Age = ServedAge.Of(response.Headers["Age"], response.Headers["Date"], cache, time.GetUtcNow()),
        };
    }

    /// <summary>A probe that may take longer is waited for, so that a late answer is measured and not missing.</summary>
    private static TimeSpan TimeoutOf(EffectiveProbe probe) =>
        probe.Expectation.MaxTimeToFirstByte is { TimeSpan: var allowed } && allowed + allowed > Timeout ? allowed + allowed : Timeout;
}
