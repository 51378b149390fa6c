using System.Diagnostics.CodeAnalysis;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>Remembers a bounded number of values and forgets the least recently used. Not thread-safe.</summary>
internal sealed class RecentlyUsed<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<KeyValuePair<TKey, TValue>>> _nodes = [];
    private readonly LinkedList<KeyValuePair<TKey, TValue>> _newestFirst = new();

    public int Count => _nodes.Count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (!_nodes.TryGetValue(key, out var node))
        {
            value = default;
            return false;
        }

        _newestFirst.Remove(node);
        _newestFirst.AddFirst(node);
        value = node.Value.Value;
        return true;
    }

    public void Set(TKey key, TValue value)
    {
        if (_nodes.Remove(key, out var old))
            _newestFirst.Remove(old);
        else if (_nodes.Count == capacity)
            Forget(_newestFirst.Last!);
        _nodes.Add(key, _newestFirst.AddFirst(new KeyValuePair<TKey, TValue>(key, value)));
    }

    private void Forget(LinkedListNode<KeyValuePair<TKey, TValue>> node)
    {
        _newestFirst.Remove(node);
        _nodes.Remove(node.Value.Key);
    }
}
