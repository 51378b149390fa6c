namespace CachePolicyOperator.Telemetry;

/// <summary>What was measured under one set of labels. Guarded by its family's lock.</summary>
internal abstract class Series(LabelSet labels)
{
    public LabelSet Labels { get; } = labels;

    public abstract void Record(double value);

    /// <summary>Adds up.</summary>
    public sealed class Sum(LabelSet labels) : Series(labels)
    {
        public double Value { get; private set; }

        public override void Record(double value) => Value += value;
    }

    /// <summary>Keeps the last value.</summary>
    public sealed class Last(LabelSet labels) : Series(labels)
    {
        public double Value { get; private set; }

        public override void Record(double value) => Value = value;
    }

    /// <summary>Counts values by the bucket that they fall into.</summary>
    public sealed class Distribution(LabelSet labels, IReadOnlyList<double> bounds) : Series(labels)
    {
        private readonly long[] _counts = new long[bounds.Count + 1];

        public IReadOnlyList<double> Bounds => bounds;

        public double Total { get; private set; }

        /// <summary>How many values were at most the bound of that index; after the last bound, how many there were.</summary>
        public IEnumerable<long> Cumulative()
        {
            long seen = 0;
            foreach (var count in _counts)
                yield return seen += count;
        }

        public override void Record(double value)
        {
            var bucket = 0;
            while (bucket < bounds.Count && value > bounds[bucket])
                bucket++;
            _counts[bucket]++;
            Total += value;
        }
    }
}
