using System.Text.Json;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Gates;

namespace CachePolicyOperator.Probing;

/// <summary>Instant queries by Prometheus' HTTP API.</summary>
/// <remarks>
/// A policy's author must not choose whom the operator talks to: only addresses that the operator's own options name are asked, without
/// credentials, and nothing of an answer but one number leaves this class.
/// </remarks>
internal sealed class PrometheusClient(IReadOnlyList<Uri> allowed, TimeProvider time) : IMetricsSource, IDisposable
{
    private const int LongestAnswer = 64 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        MaxResponseContentBufferSize = LongestAnswer,
    };

    public async Task<QueryAnswer> AskAsync(EffectiveQueryGate gate, IReadOnlyList<string> canary, CancellationToken cancellationToken)
    {
        if (!allowed.Any(address => Folder(address) == Folder(gate.Address)))
            return new QueryAnswer.Nothing($"the operator does not ask {gate.Address}: its option --prometheus does not name it");
        if (canary.Count == 0)
            return new QueryAnswer.Nothing("there is no canary pod to ask about");

        var query = gate.Query.Replace("$canary", string.Join('|', canary.Select(name => name.Replace(".", "[.]", StringComparison.Ordinal))), StringComparison.Ordinal);
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _http.GetAsync(new Uri($"{Folder(gate.Address)}/api/v1/query?query={Uri.EscapeDataString(query)}"), linked.Token);
            return response.IsSuccessStatusCode
                ? PrometheusAnswer.Read(await response.Content.ReadAsByteArrayAsync(linked.Token))
                : new QueryAnswer.Nothing($"Prometheus answers {(int)response.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            return new QueryAnswer.Nothing(e is JsonException ? "Prometheus answers something that is no result" : $"Prometheus does not answer: {e.InnerException?.Message ?? e.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new QueryAnswer.Nothing($"Prometheus does not answer within {Timeout.TotalSeconds:0} s");
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Folder(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');
}
