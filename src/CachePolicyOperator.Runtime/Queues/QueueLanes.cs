namespace CachePolicyOperator.Runtime.Queues;

/// <summary>Ready keys, first in first out within a priority. Not thread-safe: the queue's lock guards it.</summary>
internal sealed class QueueLanes<TKey>
{
    private readonly LinkedList<QueueEntry<TKey>> _normal = new();
    private readonly LinkedList<QueueEntry<TKey>> _low = new();

    public int Count(Priority priority) => Lane(priority).Count;

    public void Append(QueueEntry<TKey> entry) => Lane(entry.Priority).AddLast(entry.Node);

    public void Remove(QueueEntry<TKey> entry) => Lane(entry.Priority).Remove(entry.Node);

    public QueueEntry<TKey> TakeFirst()
    {
        var first = (_normal.First ?? _low.First ?? throw new InvalidOperationException("No key is ready.")).Value;
        Remove(first);
        return first;
    }

    public void Clear()
    {
        _normal.Clear();
        _low.Clear();
    }

    private LinkedList<QueueEntry<TKey>> Lane(Priority priority) => priority == Priority.Normal ? _normal : _low;
}
