using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace CachePolicyOperator.Webhooks.Endpoint;

/// <summary>The bytes of a request in one piece of rented memory.</summary>
internal sealed class RequestBody : IDisposable
{
    /// <summary>
    /// More than the API server sends: etcd holds objects of 1.5 MB, and a review of an update carries two of them, escaped. The figure is
    /// controller-runtime's.
    /// </summary>
    public const int MaxSize = 7 * 1024 * 1024;

    private const int FirstSize = 16 * 1024;

    private byte[] _buffer;
    private int _length;

    private RequestBody(int size) => _buffer = ArrayPool<byte>.Shared.Rent(size);

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>The body, or null when it is too large. Memory grows with what arrives, not with what is announced.</summary>
    /// <exception cref="BadHttpRequestException">It is cut short, malformed, or comes too slowly.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public static async Task<RequestBody?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxSize)
            return null;

        var body = new RequestBody((int)Math.Min(request.ContentLength + 1 ?? FirstSize, FirstSize));
        try
        {
            while (await request.Body.ReadAsync(body.Rest(), cancellationToken) is > 0 and var read)
            {
                if ((body._length += read) > MaxSize)
                    return null;
            }

            (var whole, body) = (body, null!);
            return whole;
        }
        finally
        {
            body?.Dispose();
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private Memory<byte> Rest()
    {
        if (_length == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Min(2 * _length, MaxSize + 1));
            _buffer.AsSpan().CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsMemory(_length);
    }
}
