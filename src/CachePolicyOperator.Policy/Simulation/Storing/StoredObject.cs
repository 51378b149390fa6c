namespace CachePolicyOperator.Policy.Simulation.Storing;

/// <summary>A stored response, or one that is on its way. Times are milliseconds since 1970.</summary>
internal struct StoredObject
{
    /// <summary>In <see cref="Before"/>: nothing may be served until the response is here, and whoever asks may wait for it.</summary>
    public const long Nothing = -1;

    /// <summary>In <see cref="Before"/>: what is stored has expired, and whoever asks goes to the origin.</summary>
    public const long Expired = -2;

    public ulong Key;

    /// <summary>When the response is here, and its age begins.</summary>
    public long Stored;

    /// <summary>While the response is on its way: when what may be served meanwhile was stored, or one of the constants.</summary>
    public long Before;

    /// <summary>The last whole second of its edge lifetime.</summary>
    public long FreshUntil;

    public long Used;

    public int Blocks;
    public int Newer;
    public int Older;
}
