namespace CachePolicyOperator.Runtime.Queues;

/// <summary>A waiting key. Times are timestamps of the queue's <see cref="TimeProvider"/>.</summary>
internal sealed class QueueEntry<TKey>
{
    private readonly long _sequence;

    public QueueEntry(TKey key, Priority priority, long readyAt, long sequence)
    {
        Key = key;
        Priority = priority;
        ReadyAt = readyAt;
        _sequence = sequence;
        Node = new(this);
    }

    public static IComparer<QueueEntry<TKey>> ByReadyTime { get; } = Comparer<QueueEntry<TKey>>.Create(static (a, b) =>
        a.ReadyAt != b.ReadyAt ? a.ReadyAt.CompareTo(b.ReadyAt) : a._sequence.CompareTo(b._sequence));

    public TKey Key { get; }

    public Priority Priority { get; set; }

    /// <summary>Never changed while the entry is in the delayed set, which is sorted by it.</summary>
    public long ReadyAt { get; set; }

    public QueuePlace Place { get; set; }

    public LinkedListNode<QueueEntry<TKey>> Node { get; }
}
