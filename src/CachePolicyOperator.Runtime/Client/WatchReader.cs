using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json.Serialization.Metadata;
using CachePolicyOperator.Abstractions.Client;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>Cuts the body of a watch into lines and decodes each in place.</summary>
/// <remarks>
/// Guarantees: <see cref="ReadAsync"/> is false once the server ended the stream between two events; an end within a line, a line that is no
/// event, and silence longer than the idle limit are an <see cref="IOException"/>. Owns no string and no copy of a line.
/// </remarks>
internal sealed class WatchReader<T> : IDisposable
    where T : class
{
    private static readonly StreamPipeReaderOptions Buffering = new(bufferSize: 16 * 1024, minimumReadSize: 4 * 1024, leaveOpen: true);

    private readonly PipeReader _pipe;
    private readonly JsonTypeInfo<T> _type;
    private readonly TimeSpan _idleLimit;
    private readonly Deadline _idle;
    private ReadOnlySequence<byte> _unread;
    private bool _received;

    public WatchReader(Stream body, JsonTypeInfo<T> type, TimeSpan idleLimit, TimeProvider time, CancellationToken cancellationToken)
    {
        _pipe = PipeReader.Create(body, Buffering);
        _type = type;
        _idleLimit = idleLimit;
        _idle = new(idleLimit, time, cancellationToken);
    }

    public WatchEvent<T> Current { get; private set; }

    /// <exception cref="KubernetesApiException">The event is an ERROR, such as 410 Expired.</exception>
    public ValueTask<bool> ReadAsync() => TakeBuffered() ? ValueTask.FromResult(true) : ReceiveAsync();

    public void Dispose()
    {
        _pipe.Complete();
        _idle.Dispose();
    }

    private bool TakeBuffered()
    {
        while (_unread.PositionOf((byte)'\n') is { } newline)
        {
            var line = _unread.Slice(0, newline);
            _unread = _unread.Slice(_unread.GetPosition(1, newline));
            if (line.IsEmpty)
                continue;
            Current = WatchEventDecoder.Decode(line, _type);
            return true;
        }
        return false;
    }

    private async ValueTask<bool> ReceiveAsync()
    {
        while (true)
        {
            // Also where nothing is left over: the pipe would hand out the same bytes again.
            if (_received)
                _pipe.AdvanceTo(_unread.Start, _unread.End);
            var result = await ReceiveOrGiveUpAsync();
            _received = true;
            _unread = result.Buffer;
            if (TakeBuffered())
                return true;
            if (result.IsCompleted)
                return _unread.IsEmpty ? false : throw new IOException($"The watch ended within an event, {_unread.Length} bytes into it.");
        }
    }

    private async ValueTask<ReadResult> ReceiveOrGiveUpAsync()
    {
        _idle.Extend(_idleLimit);
        try
        {
            return await _pipe.ReadAsync(_idle.Token);
        }
        catch (OperationCanceledException e) when (_idle.HasPassed)
        {
            throw new IOException(
                string.Create(CultureInfo.InvariantCulture, $"The watch was silent for {_idleLimit.TotalSeconds} s: the connection is dead."), e);
        }
    }
}
