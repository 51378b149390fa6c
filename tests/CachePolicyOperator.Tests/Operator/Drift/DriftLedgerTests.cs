using System.Diagnostics.Metrics;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Drift;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Reporting;
using CachePolicyOperator.Tests.Operator.Controllers;
using CachePolicyOperator.Tests.Runtime;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Drift;

public sealed class DriftLedgerTests : IDisposable
{
    private static readonly Revision Revision = new("abc123", "storefront-abc123", 1);

    private readonly FakeTimeProvider _time = new(new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Cluster _cluster = new();
    private readonly Meter _meter = new(nameof(DriftLedgerTests));
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _counts = [];
    private readonly DriftLedger _ledger;

    public DriftLedgerTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == _meter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _counts[instrument.Name] = _counts.GetValueOrDefault(instrument.Name) + value);
        _listener.Start();
        _ledger = new(new(_cluster), new Announcer(_cluster), new(_meter), _time);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public async Task A_drift_is_put_back_counted_and_told_with_who_did_it()
    {
        await DriftAsync();

        Assert.Equal(["DriftReverted: the Deployment was taken off revision abc123 by argocd-controller (Apply, 11:59:58 UTC); it was put back"], _cluster.Events);
        Assert.Equal(1, _counts["cachepolicy_drift_reverted_total"]);
        Assert.Equal(0, _counts["cachepolicy_drift_backoffs_total"]);
    }

    [Fact]
    public async Task A_workload_whose_books_cannot_be_read_is_put_back_all_the_same()
    {
        _cluster.IsAway = true;
        await DriftAsync();

        Assert.Contains("by somebody whom its managedFields do not tell", Assert.Single(_cluster.Events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sixth_within_minutes_is_left_until_a_time_that_the_message_names()
    {
        for (var i = 0; i < 5; i++)
            await DriftAsync();

        var back = Assert.IsType<DriftVerdict.StepBack>(await _ledger.JudgeAsync(Storefront.Policy, Revision, CancellationToken.None));

        Assert.Equal(TimeSpan.FromMinutes(1), _ledger.Remaining(Storefront.Policy));
        Assert.Equal(
            "Deployment proxy was taken off revision abc123 again and again, last by argocd-controller (Apply, 11:59:58 UTC); it is put back at 12:01:00 UTC and not before: "
            + "make that manager leave the volume cachepolicy and the annotation cachepolicy.dev/revision alone (docs/gitops.md)",
            back.Message);
        Assert.Equal(1, _counts["cachepolicy_drift_backoffs_total"]);
        Assert.StartsWith("Fighting: ", _cluster.Events[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_steps_back_it_says_the_same_and_asks_nobody()
    {
        for (var i = 0; i < 5; i++)
            await DriftAsync();
        var first = await _ledger.JudgeAsync(Storefront.Policy, Revision, CancellationToken.None);
        var (reads, events) = (_cluster.Reads, _cluster.Events.Count);
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(first, await _ledger.JudgeAsync(Storefront.Policy, Revision, CancellationToken.None));
        Assert.Equal((reads, events), (_cluster.Reads, _cluster.Events.Count));
        Assert.Equal(1, _counts["cachepolicy_drift_backoffs_total"]);
    }

    [Fact]
    public async Task Once_the_time_has_come_it_is_put_back_again()
    {
        for (var i = 0; i < 5; i++)
            await DriftAsync();
        await _ledger.JudgeAsync(Storefront.Policy, Revision, CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(1));

        await DriftAsync();

        Assert.Null(_ledger.Remaining(Storefront.Policy));
        Assert.Equal(6, _counts["cachepolicy_drift_reverted_total"]);
    }

    private async Task DriftAsync()
    {
        var verdict = Assert.IsType<DriftVerdict.PutBack>(await _ledger.JudgeAsync(Storefront.Policy, Revision, CancellationToken.None));
        _ledger.Reverted(Storefront.Policy, Revision, verdict);
    }

    private sealed class Cluster : PartialClient, IEventRecorder
    {
        private const string Fields = """
            {"metadata": {"name": "proxy", "managedFields": [
              {"manager": "argocd-controller", "operation": "Apply", "time": "2026-06-01T11:59:58Z", "fieldsType": "FieldsV1",
               "fieldsV1": {"f:spec": {"f:template": {"f:spec": {"f:volumes": {"k:{\"name\":\"cachepolicy\"}": {}}}}}}}]}}
            """;

        public List<string> Events { get; } = [];

        public int Reads { get; private set; }

        public bool IsAway { get; set; }

        public void Record(IKubernetesObject regarding, EventType type, string reason, string action, string note) => Events.Add($"{reason}: {note}");

        public override Task<T?> GetAsync<T>(string name, string? @namespace, CancellationToken cancellationToken)
            where T : class
        {
            Reads++;
            return IsAway ? throw new HttpRequestException("scripted") : Task.FromResult((T?)(object)JsonSerializer.Deserialize(Fields, DriftJsonContext.Default.DeploymentFields)!);
        }
    }
}
