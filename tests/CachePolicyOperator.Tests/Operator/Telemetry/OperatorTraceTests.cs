using System.Text;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Serving;
using CachePolicyOperator.Tests.Operator.Controllers;
using CachePolicyOperator.Tests.Runtime;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Telemetry;

public sealed class OperatorTraceTests
{
    [Fact]
    public void A_rendering_is_a_span_that_names_its_revision()
    {
        using var spans = new Spans();

        var config = Appraiser.Render(Storefront.Policy);

        Assert.Equal([$"render cachepolicy.revision={config.Revision}"], spans.Ended);
    }

    [Fact]
    public async Task An_attestation_is_a_span_that_counts_the_pods()
    {
        using var spans = new Spans();
        var workload = Storefront.Proxy with { Spec = Storefront.Proxy.Spec! with { Selector = new() } };
        var attestor = new Attestor(new(new TwoPods()), new(new OneServes(), new FakeTimeProvider()), new(new OneServes()));

        await attestor.AttestAsync(workload, Storefront.Policy, new("r1", "storefront-r1", 1), CancellationToken.None);

        Assert.Equal(["attest pods cachepolicy.revision=r1 cachepolicy.pods.ready=2 cachepolicy.pods.serving=1"], spans.Ended);
    }

    private sealed class TwoPods : PartialClient
    {
        public override Task<KubernetesList<T>> ListPageAsync<T>(ListOptions options, CancellationToken cancellationToken) =>
            Task.FromResult(new KubernetesList<T>(new(), [(T)(object)Pod("a"), (T)(object)Pod("b")]));

        private static Pod Pod(string name) => new()
        {
            Metadata = new() { Name = name },
            Status = new() { Conditions = [new() { Type = "Ready", Status = "True" }] },
        };
    }

    private sealed class OneServes : IPodHttp, IPodLogs
    {
        public Task<byte[]> GetAsync(Pod pod, int port, string path, CancellationToken cancellationToken) => pod.Metadata.Name == "a"
            ? Task.FromResult(Encoding.UTF8.GetBytes("""{"policy":"shop/storefront","revision":"r1","cacheGeneration":1}"""))
            : throw new PodSilentException("connection refused");

        public Task<string> TailAsync(string @namespace, string pod, string container, bool previous, CancellationToken cancellationToken) => Task.FromResult("");
    }
}
