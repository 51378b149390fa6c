namespace CachePolicyOperator.Policy.Simulation.Storing;

/// <summary>
/// What a proxy has stored: bounded by size, by number and by the time since the last use, and emptied from what was not used for
/// longest, as nginx does.
/// </summary>
/// <remarks>
/// Objects are in chunks, so that growing copies nothing, and are found by open addressing with linear probing. A key is a place
/// of the table; a removal moves what follows back (no tombstones).
/// </remarks>
internal sealed class ObjectStore(long mostBlocks, int mostObjects, long inactive)
{
    private const int ChunkBits = 14;
    private const int None = -1;

    private readonly List<StoredObject[]> _chunks = [];
    private readonly Stack<int> _free = [];
    private int[] _slots = NewSlots(1 << 10);
    private int _newest = None;
    private int _oldest = None;
    private int _used;

    public int Count { get; private set; }

    public int MostCount { get; private set; }

    public long Blocks { get; private set; }

    public long MostBlocks { get; private set; }

    public long EvictedBySize { get; private set; }

    public long EvictedByNumber { get; private set; }

    public ref StoredObject this[int place] => ref _chunks[place >> ChunkBits][place & ((1 << ChunkBits) - 1)];

    /// <summary>Forgets what nobody has asked for.</summary>
    public void Advance(long now)
    {
        while (_oldest != None && this[_oldest].Used + inactive < now)
            Remove(_oldest);
    }

    /// <summary>The place of a key, which counts as used now; -1 where there is none.</summary>
    public int Use(ulong key, long now)
    {
        var slot = SlotOf(key);
        if (_slots[slot] == None)
            return None;
        var place = _slots[slot];
        this[place].Used = now;
        if (place != _newest)
        {
            Unlink(place);
            Link(place);
        }

        return place;
    }

    /// <summary>A place for a key that has none.</summary>
    public int Add(ulong key, long now, int blocks)
    {
        if (Count == mostObjects)
        {
            Remove(_oldest);
            EvictedByNumber++;
        }

        if ((Count + 1) * 2 > _slots.Length)
            Grow();
        var place = TakePlace();
        this[place] = new StoredObject { Key = key, Used = now, Before = StoredObject.Nothing };
        _slots[SlotOf(key)] = place;
        Link(place);
        Count++;
        Resize(place, blocks);
        MostCount = Math.Max(MostCount, Count);
        return place;
    }

    /// <summary>The object takes this much, and what was not used for longest makes room; never the object itself.</summary>
    public void Resize(int place, int blocks)
    {
        Blocks += blocks - this[place].Blocks;
        this[place].Blocks = blocks;
        while (Blocks > mostBlocks && _oldest != place)
        {
            Remove(_oldest);
            EvictedBySize++;
        }

        MostBlocks = Math.Max(MostBlocks, Blocks);
    }

    private int TakePlace()
    {
        if (_free.TryPop(out var place))
            return place;
        if (_used == _chunks.Count << ChunkBits)
            _chunks.Add(new StoredObject[1 << ChunkBits]);
        return _used++;
    }

    private void Remove(int place)
    {
        Unlink(place);
        Vacate(SlotOf(this[place].Key));
        Blocks -= this[place].Blocks;
        Count--;
        _free.Push(place);
    }

    private void Link(int place)
    {
        (this[place].Older, this[place].Newer) = (_newest, None);
        if (_newest == None)
            _oldest = place;
        else
            this[_newest].Newer = place;
        _newest = place;
    }

    private void Unlink(int place)
    {
        var (older, newer) = (this[place].Older, this[place].Newer);
        if (older == None)
            _oldest = newer;
        else
            this[older].Newer = newer;
        if (newer == None)
            _newest = older;
        else
            this[newer].Older = older;
    }

    private int SlotOf(ulong key)
    {
        var mask = _slots.Length - 1;
        var slot = (int)key & mask;
        while (_slots[slot] != None && this[_slots[slot]].Key != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Vacate(int slot)
    {
        var mask = _slots.Length - 1;
        for (var next = (slot + 1) & mask; _slots[next] != None; next = (next + 1) & mask)
        {
            var home = (int)this[_slots[next]].Key & mask;
            // It may move to the empty slot unless its home lies behind that.
            if (((next - home) & mask) < ((next - slot) & mask))
                continue;
            _slots[slot] = _slots[next];
            slot = next;
        }

        _slots[slot] = None;
    }

    private void Grow()
    {
        _slots = NewSlots(_slots.Length * 2);
        for (var place = _oldest; place != None; place = this[place].Newer)
            _slots[SlotOf(this[place].Key)] = place;
    }

    private static int[] NewSlots(int count)
    {
        var slots = new int[count];
        Array.Fill(slots, None);
        return slots;
    }
}
