using System.Globalization;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>A number that Prometheus answers keeps its threshold.</summary>
internal sealed class PrometheusQuery(EffectiveQueryGate gate) : IGate
{
    public string Name => $"Prometheus/{gate.Name}";

    public GateResult Judge(CanaryObservation observation, EffectivePolicy policy) => observation.Queries.GetValueOrDefault(gate.Name) switch
    {
        QueryAnswer.Value { Number: var number } when double.IsNaN(number) => new GateResult.Missing(Name, "the query's result is not a number"),
        QueryAnswer.Value { Number: var number } when Holds(number) => new GateResult.Pass(Name, $"{Text(number)} is {Relation} {Threshold}"),
        QueryAnswer.Value { Number: var number } => new GateResult.Fail(Name, $"{Text(number)} is not {Relation} {Threshold}"),
        QueryAnswer.Nothing { Why: var why } => new GateResult.Missing(Name, why),
        _ => new GateResult.Missing(Name, "Prometheus was not asked"),
    };

    private string Threshold => gate.Threshold.ToString(CultureInfo.InvariantCulture);

    private string Relation => gate.Operator switch
    {
        ThresholdOperator.LessThan => "less than",
        ThresholdOperator.AtMost => "at most",
        ThresholdOperator.GreaterThan => "greater than",
        _ => "at least",
    };

    private bool Holds(double number) => gate.Operator switch
    {
        ThresholdOperator.LessThan => number < (double)gate.Threshold,
        ThresholdOperator.AtMost => number <= (double)gate.Threshold,
        ThresholdOperator.GreaterThan => number > (double)gate.Threshold,
        _ => number >= (double)gate.Threshold,
    };

    private static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}
