using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Probing;

namespace CachePolicyOperator.Tests.Operator.Probing;

/// <summary>Pods that answer what the test says.</summary>
internal sealed class ScriptedTraffic(Func<Pod, ProbeRequest, CancellationToken, Task<PodResponse>> answer) : IPodTraffic
{
    private readonly Lock _lock = new();
    private readonly List<(string Pod, string Target)> _sent = [];

    public IReadOnlyList<(string Pod, string Target)> Sent => _sent;

    public Task<PodResponse> SendAsync(Pod pod, int port, ProbeRequest request, CancellationToken cancellationToken)
    {
        lock (_lock)
            _sent.Add((pod.Metadata.Name!, request.Target));
        return answer(pod, request, cancellationToken);
    }

    public static PodResponse Response(int status, double milliseconds, params (string Name, string Value)[] headers) =>
        new(status, TimeSpan.FromMilliseconds(milliseconds), headers.ToLookup(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase));
}
