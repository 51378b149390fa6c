using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Guardrails;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Tests.Runtime;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Guardrails;

public sealed class AdmissionPolicyKeeperTests
{
    private static readonly CacheGuardrail Guardrail = new()
    {
        Metadata = new() { Name = "platform", Uid = "g1", Generation = 1 },
        Spec = new() { Ceilings = [new() { ContentClass = ContentClass.Html, Edge = "5m" }] },
    };

    private static readonly CacheGuardrail WithoutCeilings = Guardrail with { Spec = new() { Engines = [Engine.Nginx] } };

    private readonly FakeTimeProvider _time = new();
    private readonly Server _server = new();
    private readonly AdmissionPolicyKeeper _keeper;

    public AdmissionPolicyKeeperTests() => _keeper = new(_server, _time);

    [Fact]
    public async Task A_server_without_the_kind_is_asked_now_and_then_and_nothing_else()
    {
        _server.Serves = false;
        await KeepAsync(Guardrail);
        await KeepAsync(Guardrail);
        Assert.Equal(["list"], _server.Requests);

        _time.Advance(TimeSpan.FromMinutes(10));
        _server.Serves = true;
        await KeepAsync(Guardrail);
        Assert.Equal(["list", "list", "apply ValidatingAdmissionPolicy", "apply ValidatingAdmissionPolicyBinding"], _server.Requests);
    }

    [Fact]
    public async Task The_pair_is_applied_once_and_again_when_it_changes()
    {
        await KeepAsync(Guardrail);
        await KeepAsync(Guardrail);
        Assert.Equal(3, _server.Requests.Count);

        await KeepAsync(Guardrail with { Spec = Guardrail.Spec with { Enforcement = Enforcement.Warn } });
        Assert.Equal(5, _server.Requests.Count);
    }

    [Fact]
    public async Task The_pair_belongs_to_the_guard_rail_and_spares_exempt_namespaces()
    {
        await KeepAsync(Guardrail);
        var (policy, binding) = (_server.Applied[0], _server.Applied[1]);

        Assert.Equal("platform.cacheguardrails.cachepolicy.dev", (string?)policy["metadata"]!["name"]);
        Assert.Equal("g1", (string?)policy["metadata"]!["ownerReferences"]![0]!["uid"]);
        var exempt = binding["spec"]!["matchResources"]!["namespaceSelector"]!["matchExpressions"]![0]!;
        Assert.Equal(("cachepolicy.dev/webhook", "NotIn", "ignore"), ((string?)exempt["key"], (string?)exempt["operator"], (string?)exempt["values"]![0]));
    }

    [Fact]
    public async Task A_guard_rail_that_lost_its_ceilings_loses_its_pair()
    {
        await KeepAsync(Guardrail);
        await KeepAsync(WithoutCeilings);
        await KeepAsync(WithoutCeilings);

        Assert.Equal(["delete ValidatingAdmissionPolicyBinding", "delete ValidatingAdmissionPolicy"], _server.Requests.Skip(3));
    }

    [Fact]
    public async Task A_refused_apply_is_tried_again()
    {
        _server.Refuses = true;
        await Assert.ThrowsAsync<KubernetesApiException>(() => KeepAsync(Guardrail));
        _server.Refuses = false;
        await KeepAsync(Guardrail);

        Assert.Equal(2, _server.Applied.Count);
    }

    private Task KeepAsync(CacheGuardrail guardrail) => _keeper.KeepAsync(guardrail, [new Guardrail(guardrail)], CancellationToken.None);

    private sealed class Server : PartialClient
    {
        public bool Serves { get; set; } = true;

        public bool Refuses { get; set; }

        public List<string> Requests { get; } = [];

        public List<JsonNode> Applied { get; } = [];

        public override Task<KubernetesList<T>> ListPageAsync<T>(ListOptions options, CancellationToken cancellationToken)
        {
            Requests.Add("list");
            return Serves ? Task.FromResult(new KubernetesList<T>(new(), [])) : throw Refusal(404, "NotFound");
        }

        public override Task<T> PatchAsync<T>(string name, string? @namespace, Patch patch, CancellationToken cancellationToken)
        {
            Requests.Add($"apply {typeof(T).Name}");
            if (Refuses)
                throw Refusal(403, "Forbidden");
            Assert.IsType<Patch.Apply>(patch);
            Applied.Add(JsonNode.Parse(Encoding.UTF8.GetString(patch.Content.Span))!);
            return Task.FromResult<T>(null!);
        }

        public override Task<bool> DeleteAsync<T>(string name, string? @namespace, DeleteOptions options, CancellationToken cancellationToken)
        {
            Requests.Add($"delete {typeof(T).Name}");
            return Task.FromResult(true);
        }
    }
}
