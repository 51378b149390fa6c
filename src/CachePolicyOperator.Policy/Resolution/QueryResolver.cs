using System.Globalization;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Resolution;

internal static class QueryResolver
{
    public static EffectiveQueryGate Resolve(PrometheusGate gate) => new(
        gate.Name,
        new Uri(gate.Address),
        gate.Query,
        gate.Operator ?? throw new InvalidOperationException($"gate {gate.Name} has no operator"),
        decimal.Parse(gate.Threshold, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
}
