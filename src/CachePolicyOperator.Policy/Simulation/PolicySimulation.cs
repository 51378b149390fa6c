using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rendering.Nginx;
using CachePolicyOperator.Policy.Simulation.Logs;
using CachePolicyOperator.Policy.Simulation.Storing;

namespace CachePolicyOperator.Policy.Simulation;

/// <summary>What a policy would do with the requests of a log, one after the other. docs/simulation.md says what is assumed.</summary>
public sealed class PolicySimulation
{
    private readonly EffectivePolicy _policy;
    private readonly SimulationOptions _options;
    private readonly LoggedFields _fields;
    private readonly (RequestSelector Selector, SimulatedRule? Rule, RuleTally Tally)[] _rules;
    private readonly RuleTally _unmatched = new();
    private readonly RateMeter _origin = new();
    private readonly ObjectStore[] _stores;
    private readonly RequestModel _model;
    private readonly KeyBuffer _key = new();
    private readonly HostText _host;
    private readonly int _mostObjects;
    private long _now;
    private ulong _turn;

    public PolicySimulation(EffectivePolicy policy, LoggedFields fields, SimulationOptions options)
    {
        (_policy, _fields, _options) = (policy, fields, options);
        _rules = [.. policy.Rules.Select(rule => (new RequestSelector(rule.Match), rule is EffectiveRule.Store store ? new SimulatedRule(store, fields, options.OriginLifetime) : null, new RuleTally()))];
        _mostObjects = Math.Min(CacheZone.MostKeys(policy.Storage), options.MostObjects / options.Pods);
        _stores = [.. Enumerable.Range(0, options.Pods).Select(_ => new ObjectStore(policy.Storage.Size.Bytes / RequestModel.BlockBytes, _mostObjects, policy.Storage.Inactive.Milliseconds))];
        _model = new RequestModel(options.OriginLatency.Milliseconds);
        _host = new HostText(options.Host);
    }

    public void Take(LoggedRequest request)
    {
        // Lines are written when answers end, so neighbours may be out of order.
        _now = Math.Max(_now, request.Time);
        var host = _host.Of(request.Host);
        var found = Find(request, host);
        var tally = found < 0 ? _unmatched : _rules[found].Tally;
        var asked = tally.Origin.Count;
        var (outcome, age) = found >= 0 && _rules[found].Rule is { } rule && !rule.Bypasses(request)
            ? _model.Take(rule, request, rule.KeyOf(request, host, _key), _now, NextStore(), tally.Origin)
            : Pass(tally.Origin);
        if (tally.Origin.Count > asked)
            _origin.Add(_now);
        tally.Count(outcome, age, request.Bytes);
    }

    /// <param name="requests">Those that were filled from the logs.</param>
    /// <param name="seconds">How long the log is.</param>
    public Prediction Predict(IReadOnlyList<LoggedRequest> requests, double seconds)
    {
        List<RulePrediction> rules = [.. _policy.Rules.Zip(_rules, (rule, counted) => RulePrediction.Of(rule.Name, counted.Tally, seconds))];
        if (_unmatched.Requests > 0)
            rules.Add(RulePrediction.Of("(no rule)", _unmatched, seconds));
        return new(
            $"{_policy.Namespace}/{_policy.Name}",
            rules,
            RulePrediction.Sum("all", rules, _origin, seconds),
            StorePrediction.Of(_stores, _mostObjects, _mostObjects < CacheZone.MostKeys(_policy.Storage)),
            [.. SimulationAssumptions.Of(_policy, _options, [.. Unseen(requests)])]);
    }

    // An ambiguous path is passed whatever the rules say.
    private int Find(LoggedRequest request, ReadOnlySpan<byte> host)
    {
        for (var i = 0; i < _rules.Length && request.Path.Length > 0; i++)
        {
            if (_rules[i].Selector.Takes(request, host))
                return i;
        }

        return -1;
    }

    private (SimulatedOutcome Outcome, long Age) Pass(RateMeter origin)
    {
        origin.Add(_now);
        return (SimulatedOutcome.Bypassed, 0);
    }

    // A multiplication scatters the turns over the pods, and the same log gives the same prediction.
    private ObjectStore NextStore() => _stores.Length == 1 ? _stores[0] : _stores[Math.BigMul(++_turn * 0x9e3779b97f4a7c15, (ulong)_stores.Length, out _)];

    private IEnumerable<(string Rule, string Field)> Unseen(IReadOnlyList<LoggedRequest> requests) =>
        from rule in _policy.Rules.Zip(_rules, (rule, counted) => (rule.Name, counted.Rule))
        from field in rule.Rule?.Fields ?? []
        where !requests.Any(request => request.HasSeen(field))
        select (rule.Name, _fields.Describe(field));
}
