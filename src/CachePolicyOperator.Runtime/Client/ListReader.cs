using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>Reads a list as it arrives: at no time is more of it buffered than one item and a chunk.</summary>
internal static class ListReader
{
    // Large, because an item that lies across two segments is slower to decode, and one that is not whole yet is scanned again.
    private static readonly StreamPipeReaderOptions Buffering = new(bufferSize: 256 * 1024, minimumReadSize: 32 * 1024, leaveOpen: true);

    public static async ValueTask<KubernetesList<T>> ReadAsync<T>(
        Stream body, ResourceDefinition resource, JsonTypeInfo<T> type, ApiRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var pipe = PipeReader.Create(body, Buffering);
        try
        {
            var decoder = new ListDecoder<T>(type);
            while (true)
            {
                var result = await pipe.ReadAsync(cancellationToken);
                var consumed = decoder.Decode(result.Buffer, result.IsCompleted);
                pipe.AdvanceTo(consumed, result.Buffer.End);
                if (result.IsCompleted)
                    return decoder.Complete();
            }
        }
        catch (JsonException e)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, $"{request}: the answer is no list of {resource.Kind}: {e.Message}", e);
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }
}
