using System.Globalization;
using System.Text;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Simulation;
using CachePolicyOperator.Policy.Simulation.Logs;
using CachePolicyOperator.Tests.Policy.Rollout.Strictness;

namespace CachePolicyOperator.Tests.Policy.Simulation;

/// <summary>Short logs.</summary>
internal static class ShortLog
{
    public static readonly DateTimeOffset Begin = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A line of JSON, this many seconds after the beginning.</summary>
    public static string At(double second, string target = "/a", int status = 200, long bytes = 1000, string method = "GET", string more = "") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"msec":"{{(Begin.ToUnixTimeMilliseconds() / 1000.0) + second:0.000}}","request_method":"{{method}}","request_uri":"{{target}}","status":{{status}},"body_bytes_sent":{{bytes}}{{more}}}""");

    public static Prediction Predict(EffectivePolicy policy, params IEnumerable<string> lines) => Predict(policy, new SimulationOptions(), lines);

    public static Prediction Predict(EffectivePolicy policy, SimulationOptions options, params IEnumerable<string> lines)
    {
        var fields = new LoggedFields(policy);
        var (reader, request, simulation) = (new LogLineReader(fields), new LoggedRequest(fields), new PolicySimulation(policy, fields, options));
        foreach (var line in lines)
        {
            Assert.Null(reader.Read(Encoding.UTF8.GetBytes(line), request));
            simulation.Take(request);
        }

        return simulation.Predict([request], 1);
    }

    /// <summary>A policy whose only rule overrides the origin.</summary>
    public static EffectiveRule.Store Rule(long edge = 60, long whileRevalidate = 0, long ifError = 0, string path = "/") => Effective.Store(path) with
    {
        Lifetime = new EffectiveLifetime.Override(Effective.Seconds(edge)),
        StaleWhileRevalidate = Effective.Seconds(whileRevalidate),
        StaleIfError = Effective.Seconds(ifError),
        Key = new EffectiveKey(new EffectiveQuery.Whole(), [], []),
    };
}
