namespace CachePolicyOperator.Cli.Simulation;

/// <summary>The lines of a stream, without copying them: each is valid until the next one is asked for.</summary>
internal sealed class LogLines(Stream stream)
{
    /// <summary>A line of a log is far shorter: servers limit what a request may say.</summary>
    public const int Longest = 1 << 20;

    private readonly byte[] _buffer = new byte[Longest];
    private int _begin;
    private int _end;

    /// <summary>Of the last line, counted from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the last line was too long to be given.</summary>
    public bool IsTooLong { get; private set; }

    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        IsTooLong = false;
        while (true)
        {
            var length = _buffer.AsSpan(_begin, _end - _begin).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = Take(length);
                _begin++;
                return true;
            }

            if (_end - _begin == _buffer.Length)
            {
                IsTooLong = true;
                _begin = _end = 0;
            }

            if (Fill())
                continue;
            var isLast = _end > _begin || IsTooLong;
            line = isLast ? Take(_end - _begin) : default;
            return isLast;
        }
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        Number++;
        var line = _buffer.AsMemory(_begin, length);
        _begin += length;
        return IsTooLong ? default : line.Span is [.., (byte)'\r'] ? line[..^1] : line;
    }

    private bool Fill()
    {
        _buffer.AsSpan(_begin, _end - _begin).CopyTo(_buffer);
        (_begin, _end) = (0, _end - _begin);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
