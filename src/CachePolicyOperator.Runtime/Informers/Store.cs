using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>
/// The objects of one kind in memory, fed by a reflector.
/// </summary>
/// <remarks>
/// Guarantees: a new list replaces the old content all at once, and what vanished in between is reported as deleted; a single
/// change costs no copy of the rest. Assumption: one writer at a time.
/// </remarks>
internal sealed class Store<T> : IStore<T>
    where T : class, IKubernetesObject
{
    private readonly List<IIndexDefinition<T>> _indexes = [];
    private readonly Action<InformerEvent<T>> _changed;
    private volatile StoreSnapshot<T> _current = new([]);
    private volatile bool _filled;
    private StoreSnapshot<T>? _incoming;
    private Func<T, T>? _transform;

    /// <param name="changed">Told of each change after it can be read.</param>
    public Store(Action<InformerEvent<T>> changed) => _changed = changed;

    /// <summary>A list has been complete at least once.</summary>
    public bool IsFilled => _filled;

    public int Count => _current.Objects.Count;

    public T? Get(NamespacedName key) => _current.Objects.GetValueOrDefault(key);

    public IEnumerable<T> List()
    {
        foreach (var (_, entity) in _current.Objects)
            yield return entity;
    }

    public IIndexBuckets<T> Buckets(int position) => _current.Indexes[position];

    /// <exception cref="InvalidOperationException">The store has content already, which the index would miss.</exception>
    public IIndex<T, TKey> AddIndex<TKey>(Func<T, IEnumerable<TKey>> keys)
        where TKey : notnull
    {
        AssertNotStarted();
        var index = new StoreIndex<T, TKey>(this, _indexes.Count, keys);
        _indexes.Add(index);
        _current = new(_indexes);
        return index;
    }

    /// <summary>Trims each object before it is kept; handlers see trimmed objects too.</summary>
    public void AddTransform(Func<T, T> transform)
    {
        AssertNotStarted();
        var inner = _transform;
        _transform = inner is null ? transform : entity => transform(inner(entity));
    }

    public void Handle(ReflectorEvent<T> change)
    {
        switch (change)
        {
            case ReflectorEvent<T>.Init:
                _incoming = new(_indexes);
                break;
            case ReflectorEvent<T>.InitApply(var entity):
                var incoming = Trim(entity);
                _incoming!.Put(NamespacedName.Of(incoming), incoming);
                break;
            case ReflectorEvent<T>.InitDone:
                Swap(_incoming!);
                break;
            case ReflectorEvent<T>.Apply(var entity):
                Apply(Trim(entity));
                break;
            case ReflectorEvent<T>.Delete(var entity):
                Delete(Trim(entity));
                break;
        }
    }

    private void AssertNotStarted()
    {
        if (_filled || _incoming is not null)
            throw new InvalidOperationException("Indexes and transforms are added before the informer starts.");
    }

    private T Trim(T entity) => _transform is null ? entity : _transform(entity);

    private void Apply(T entity)
    {
        if (_current.Put(NamespacedName.Of(entity), entity) is { } previous)
            Report(previous, entity, initial: false);
        else
            _changed(new(InformerEventType.Added, entity));
    }

    // The event carries the state at deletion, which may be newer than what is stored.
    private void Delete(T entity)
    {
        _current.Remove(NamespacedName.Of(entity));
        _changed(new(InformerEventType.Deleted, entity));
    }

    private void Swap(StoreSnapshot<T> incoming)
    {
        var before = _current;
        var initial = !_filled;
        _incoming = null;
        _current = incoming;
        _filled = true;

        foreach (var (key, vanished) in before.Objects)
        {
            if (!incoming.Objects.ContainsKey(key))
                _changed(new(InformerEventType.Deleted, vanished));
        }

        foreach (var (key, entity) in incoming.Objects)
        {
            if (before.Objects.TryGetValue(key, out var previous))
                Report(previous, entity, initial);
            else
                _changed(new(InformerEventType.Added, entity, IsInitial: initial));
        }
    }

    // A name may have been deleted and taken again while nobody watched: the uid tells. An object whose version has not
    // changed is no news.
    private void Report(T previous, T entity, bool initial)
    {
        if (previous.Metadata.Uid != entity.Metadata.Uid)
        {
            _changed(new(InformerEventType.Deleted, previous));
            _changed(new(InformerEventType.Added, entity, IsInitial: initial));
        }
        else if (previous.Metadata.ResourceVersion != entity.Metadata.ResourceVersion)
        {
            _changed(new(InformerEventType.Updated, entity, previous, initial));
        }
    }
}
