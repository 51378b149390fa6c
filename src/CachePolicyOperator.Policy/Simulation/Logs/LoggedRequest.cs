namespace CachePolicyOperator.Policy.Simulation.Logs;

/// <summary>What a line of an access log says about a request. One object is filled again for each line: millions of them are read.</summary>
/// <remarks>Its texts are parts of the line, and valid as long as the line is.</remarks>
public sealed class LoggedRequest(LoggedFields fields)
{
    internal const int UnknownLatency = -1;

    private readonly ReadOnlyMemory<byte>[] _values = new ReadOnlyMemory<byte>[fields.Count];
    private readonly bool[] _seen = new bool[fields.Count];

    /// <summary>Milliseconds since 1970.</summary>
    public long Time { get; internal set; }

    public int Status { get; internal set; }

    public long Bytes { get; internal set; }

    /// <summary>How long the answer took, in milliseconds.</summary>
    internal int Latency { get; set; }

    internal ReadOnlyMemory<byte> Method { get; set; }

    /// <summary>Empty where the log does not say it.</summary>
    internal ReadOnlyMemory<byte> Host { get; set; }

    internal ReadOnlyMemory<byte> Scheme { get; set; }

    /// <summary>As proxies compare it; empty where they would read it in different ways.</summary>
    internal ReadOnlyMemory<byte> Path { get; set; }

    internal ReadOnlyMemory<byte> Query { get; set; }

    /// <summary>Whether any line so far had this field.</summary>
    internal bool HasSeen(int field) => _seen[field];

    internal ReadOnlySpan<byte> Value(int field) => _values[field].Span;

    internal void Set(int field, ReadOnlyMemory<byte> value)
    {
        if (field < 0)
            return;
        _values[field] = value;
        _seen[field] = true;
    }

    internal void Clear()
    {
        (Time, Status, Bytes, Latency) = (0, 0, 0, UnknownLatency);
        Method = Host = Scheme = Path = Query = default;
        Array.Clear(_values);
    }
}
