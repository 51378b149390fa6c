using CachePolicyOperator.Runtime.Metrics;

namespace CachePolicyOperator.Runtime.Queues;

/// <summary>
/// Keys waiting for a worker.
/// </summary>
/// <remarks>
/// Guarantees: a key waits at most once, with the highest priority and the earliest time it was added with; a key is never with
/// two workers; a key added while a worker has it is handed out again after <see cref="Done"/>; a key that is with a worker
/// holds up no other key; within a lane keys leave in the order they became ready.
/// Assumption on callers: each key that <see cref="GetAsync"/> returned is given back with <see cref="Done"/>.
/// </remarks>
internal sealed class WorkQueue<TKey> : IQueueGauges, IDisposable
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly QueueInstruments _instruments;
    private readonly ItemBackoff<TKey> _backoff;
    private readonly Dictionary<TKey, QueueEntry<TKey>> _entries = [];
    private readonly Dictionary<TKey, long> _processing = [];
    private readonly QueueLanes<TKey> _ready = new();
    private readonly SortedSet<QueueEntry<TKey>> _delayed = new(QueueEntry<TKey>.ByReadyTime);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _timer;

    // One permit per key in a lane; after shutdown one permit that waiters pass on to each other.
    private readonly SemaphoreSlim _permits = new(0);
    private long _sequence;
    private bool _shutDown;

    public WorkQueue(string name, TimeProvider time, RuntimeMetrics metrics, ItemBackoff<TKey>? backoff = null)
    {
        Name = name;
        _time = time;
        _backoff = backoff ?? new();
        _timer = time.CreateTimer(_ => PromoteDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _instruments = metrics.Queues;
        _instruments.Register(this);
    }

    public string Name { get; }

    /// <summary>Completes once the queue is shut down and no worker has a key.</summary>
    public Task Drained => _drained.Task;

    public void Add(TKey key, Priority priority = Priority.Normal) => AddAfter(key, TimeSpan.Zero, priority);

    /// <summary>Adds the key when <paramref name="delay"/> has passed, unless it is wanted sooner.</summary>
    public void AddAfter(TKey key, TimeSpan delay, Priority priority = Priority.Normal)
    {
        lock (_lock)
        {
            if (_shutDown)
                return;
            if (delay > TimeSpan.Zero)
                _instruments.Retried(Name);
            AddNeedsLock(key, delay, priority);
        }
    }

    /// <summary>Adds the key after its backoff, which grows with each call until <see cref="Forget"/>.</summary>
    public void AddRateLimited(TKey key, Priority priority = Priority.Normal)
    {
        lock (_lock)
        {
            if (_shutDown)
                return;
            _instruments.Retried(Name);
            AddNeedsLock(key, _backoff.Next(key), priority);
        }
    }

    /// <summary>Clears the key's backoff; a waiting key keeps waiting.</summary>
    public void Forget(TKey key)
    {
        lock (_lock)
            _backoff.Forget(key);
    }

    public int Failures(TKey key)
    {
        lock (_lock)
            return _backoff.Failures(key);
    }

    /// <summary>The next key, or null once the queue is shut down.</summary>
    public async Task<QueueItem<TKey>?> GetAsync(CancellationToken cancellationToken)
    {
        await _permits.WaitAsync(cancellationToken);
        lock (_lock)
        {
            if (_shutDown)
            {
                _permits.Release();
                return null;
            }

            var entry = _ready.TakeFirst();
            var now = _time.GetTimestamp();
            _entries.Remove(entry.Key);
            _processing[entry.Key] = now;
            _instruments.Taken(Name, _time.GetElapsedTime(entry.ReadyAt, now));
            return new(entry.Key, entry.Priority);
        }
    }

    /// <summary>The worker is through with the key.</summary>
    public void Done(TKey key)
    {
        lock (_lock)
        {
            if (!_processing.Remove(key, out var started))
                throw new InvalidOperationException($"{key} is with no worker.");
            _instruments.Finished(Name, _time.GetElapsedTime(started));
            if (_shutDown)
                CompleteWhenIdleNeedsLock();
            else if (_entries.TryGetValue(key, out var entry) && entry.Place == QueuePlace.Held)
                MakeReadyNeedsLock(entry);
        }
    }

    /// <summary>
    /// Turns away everything from now on and wakes every waiter. Waiting keys are dropped: the next start looks at every
    /// object again.
    /// </summary>
    public void ShutDown()
    {
        lock (_lock)
        {
            if (_shutDown)
                return;
            _shutDown = true;
            _entries.Clear();
            _ready.Clear();
            _delayed.Clear();
            _timer.Dispose();
            _permits.Release();
            CompleteWhenIdleNeedsLock();
        }
    }

    public void Dispose()
    {
        ShutDown();
        _instruments.Unregister(this);
    }

    QueueGauges IQueueGauges.Read()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            double unfinished = 0, longest = 0;
            foreach (var started in _processing.Values)
            {
                var seconds = _time.GetElapsedTime(started, now).TotalSeconds;
                unfinished += seconds;
                longest = Math.Max(longest, seconds);
            }

            return new(_ready.Count(Priority.Normal), _ready.Count(Priority.Low), unfinished, longest);
        }
    }

    private void AddNeedsLock(TKey key, TimeSpan delay, Priority priority)
    {
        var now = _time.GetTimestamp();
        var readyAt = delay > TimeSpan.Zero ? now + (long)(delay.TotalSeconds * _time.TimestampFrequency) : now;
        if (!_entries.TryGetValue(key, out var entry))
        {
            entry = new(key, priority, readyAt, ++_sequence);
            _entries.Add(key, entry);
            PlaceNeedsLock(entry, now);
            return;
        }

        if (priority > entry.Priority)
            RaiseNeedsLock(entry, priority);
        if (entry.Place == QueuePlace.Delayed && readyAt < entry.ReadyAt)
        {
            _delayed.Remove(entry);
            entry.ReadyAt = readyAt;
            PlaceNeedsLock(entry, now);
        }
    }

    private void RaiseNeedsLock(QueueEntry<TKey> entry, Priority priority)
    {
        var wasReady = entry.Place == QueuePlace.Ready;
        if (wasReady)
            _ready.Remove(entry);
        entry.Priority = priority;
        if (wasReady)
            _ready.Append(entry);
    }

    private void PlaceNeedsLock(QueueEntry<TKey> entry, long now)
    {
        if (entry.ReadyAt > now)
        {
            entry.Place = QueuePlace.Delayed;
            _delayed.Add(entry);
            if (ReferenceEquals(_delayed.Min, entry))
                ArmTimerNeedsLock(now);
            return;
        }

        _instruments.Added(Name);
        if (_processing.ContainsKey(entry.Key))
            entry.Place = QueuePlace.Held;
        else
            MakeReadyNeedsLock(entry);
    }

    private void MakeReadyNeedsLock(QueueEntry<TKey> entry)
    {
        entry.Place = QueuePlace.Ready;
        _ready.Append(entry);
        _permits.Release();
    }

    private void PromoteDue()
    {
        lock (_lock)
        {
            if (_shutDown)
                return;
            var now = _time.GetTimestamp();
            while (_delayed.Min is { } first && first.ReadyAt <= now)
            {
                _delayed.Remove(first);
                PlaceNeedsLock(first, now);
            }

            ArmTimerNeedsLock(now);
        }
    }

    // Rounded up to whole milliseconds, the timer's resolution: a timer that fires early would find nothing due and spin.
    private void ArmTimerNeedsLock(long now)
    {
        if (_delayed.Min is not { } first)
            return;
        var wait = Math.Ceiling(_time.GetElapsedTime(now, first.ReadyAt).TotalMilliseconds);
        _timer.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
    }

    private void CompleteWhenIdleNeedsLock()
    {
        if (_processing.Count == 0)
            _drained.TrySetResult();
    }
}
