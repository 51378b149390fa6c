namespace CachePolicyOperator.Policy.Simulation;

/// <summary>What became of the requests of a rule, while they are counted.</summary>
internal sealed class RuleTally
{
    public long Requests { get; private set; }

    public long Bytes { get; private set; }

    public long Fresh { get; private set; }

    public long StaleWhileRevalidating { get; private set; }

    public long StaleOnError { get; private set; }

    public long Coalesced { get; private set; }

    public long Bypassed { get; private set; }

    public long HitBytes { get; private set; }

    public RateMeter Origin { get; } = new();

    public long WorstAge { get; private set; }

    public long[] Ages { get; } = new long[AgeBand.Names.Count];

    public void Count(SimulatedOutcome outcome, long age, long bytes)
    {
        Requests++;
        Bytes += bytes;
        switch (outcome)
        {
            case SimulatedOutcome.Fresh:
                Fresh++;
                break;
            case SimulatedOutcome.StaleWhileRevalidating:
                StaleWhileRevalidating++;
                break;
            case SimulatedOutcome.StaleOnError:
                StaleOnError++;
                break;
            case SimulatedOutcome.Coalesced:
                Coalesced++;
                break;
            case SimulatedOutcome.Bypassed:
                Bypassed++;
                return;
            default:
                return;
        }

        HitBytes += bytes;
        var seconds = Math.Max(0, age) / 1000;
        Ages[AgeBand.Of(seconds)]++;
        WorstAge = Math.Max(WorstAge, seconds);
    }
}
