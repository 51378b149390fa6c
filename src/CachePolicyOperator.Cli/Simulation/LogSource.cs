using System.IO.Compression;
using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Policy.Simulation.Logs;

namespace CachePolicyOperator.Cli.Simulation;

/// <summary>An access log, plain or compressed with gzip, request by request.</summary>
internal sealed class LogSource : IDisposable
{
    private readonly Stream _raw;
    private readonly Stream _text;
    private readonly LogLines _lines;
    private readonly LogLineReader _reader;

    private LogSource(string name, Stream raw, Stream text, LoggedFields fields)
    {
        (Name, _raw, _text) = (name, raw, text);
        _lines = new LogLines(text);
        _reader = new LogLineReader(fields);
        Request = new LoggedRequest(fields);
    }

    public string Name { get; }

    /// <summary>The present request.</summary>
    public LoggedRequest Request { get; }

    public long Lines { get; private set; }

    public long Malformed { get; private set; }

    /// <summary>The first line that could not be read, with its position; null: none.</summary>
    public string? FirstProblem { get; private set; }

    /// <summary>How much of the file is read, from 0 to 1; null where nobody knows how much there is.</summary>
    public double? Progress => _raw.CanSeek && _raw.Length > 0 ? (double)_raw.Position / _raw.Length : null;

    /// <exception cref="InputException">It cannot be opened.</exception>
    public static LogSource Open(string path, Stream standardInput, LoggedFields fields)
    {
        try
        {
            var raw = path == "-" ? standardInput : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
            var magic = new byte[2];
            var whole = new PeekedStream(magic.AsMemory(0, raw.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false)), raw);
            // RFC 1952 section 2.3.1.
            var text = magic is [0x1f, 0x8b] ? new GZipStream(whole, CompressionMode.Decompress) : (Stream)whole;
            return new LogSource(path == "-" ? SourceFile.StandardInput : path, raw, text, fields);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(e.Message);
        }
    }

    /// <summary>Moves to the next request that can be read; false: there is none.</summary>
    /// <exception cref="InputException">The file breaks off, or its compression is broken.</exception>
    public bool MoveNext()
    {
        try
        {
            while (_lines.TryRead(out var line))
            {
                if (line.Length == 0 && !_lines.IsTooLong)
                    continue;
                Lines++;
                var problem = _lines.IsTooLong ? $"longer than {LogLines.Longest} bytes" : _reader.Read(line, Request);
                if (problem is null)
                    return true;
                Malformed++;
                FirstProblem ??= $"{Name}:{_lines.Number}: {problem}";
            }

            return false;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new InputException($"{Name}, after line {_lines.Number}: {e.Message}");
        }
    }

    public void Dispose() => _text.Dispose();
}
