namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>Turns offsets into lines and columns, each in the time of a search over the lines, however long a line is.</summary>
internal sealed class SourceLines
{
    private const int BlockSize = 1024;

    private readonly ReadOnlyMemory<byte> _text;
    private readonly List<int> _starts = [];

    /// <summary>How many characters begin before each block of <see cref="BlockSize"/> bytes.</summary>
    private readonly int[] _charactersBefore;

    public SourceLines(ReadOnlyMemory<byte> text, int begin)
    {
        _text = text;
        var bytes = text.Span;
        _starts.Add(begin);
        for (var at = begin; bytes[at..].IndexOf((byte)'\n') is var found and >= 0;)
            _starts.Add(at += found + 1);
        _charactersBefore = new int[(bytes.Length / BlockSize) + 1];
        for (var block = 1; block < _charactersBefore.Length; block++)
            _charactersBefore[block] = _charactersBefore[block - 1] + Characters(bytes.Slice((block - 1) * BlockSize, BlockSize));
    }

    public NginxPosition At(int offset)
    {
        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : Math.Max(~found - 1, 0);
        return new(line + 1, Math.Max(CharactersBefore(offset) - CharactersBefore(_starts[line]), 0) + 1);
    }

    private int CharactersBefore(int offset)
    {
        var block = offset / BlockSize;
        return _charactersBefore[block] + Characters(_text.Span[(block * BlockSize)..offset]);
    }

    /// <summary>Bytes that begin a character: in UTF-8 all but those of the form 10xxxxxx.</summary>
    private static int Characters(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes)
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        return count;
    }
}
