using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>The API server over HTTP/2 (HTTP/1.1 where it has no other), JSON by source-generated contexts alone.</summary>
/// <remarks>
/// Guarantees: every call ends within the request timeout (each attempt of a throttled one), a watch within 5 s of silence past its own;
/// what the server sends is decoded from its bytes, never held as text.
/// A body that is not what its type says is an <see cref="HttpRequestException"/>, in a watch an <see cref="IOException"/>.
/// </remarks>
public sealed class KubernetesClient : IKubernetesClient, IPodProxy, IPodLogs, IDisposable
{
    /// <summary>Past a watch's own end, before its connection is given up for dead.</summary>
    internal static readonly TimeSpan WatchGrace = TimeSpan.FromSeconds(5);

    private readonly JsonContexts _json;
    private readonly ApiTransport _transport;
    private readonly TimeProvider _time;

    /// <summary>A client for the kinds of the built-in context and of <paramref name="contexts"/>.</summary>
    public KubernetesClient(
        KubernetesConfiguration configuration,
        KubernetesClientOptions options,
        ClientMetrics metrics,
        TimeProvider time,
        params JsonSerializerContext[] contexts)
    {
        _json = new([KindsJsonContext.Default, .. contexts]);
        _transport = new(configuration, options, metrics, time);
        _time = time;
    }

    public async Task<T?> GetAsync<T>(string name, string? @namespace, CancellationToken cancellationToken)
        where T : class, IKubernetesObject
    {
        var request = new ApiRequest(HttpMethod.Get, ResourcePath.Object(ResourceDefinition.Of<T>(), @namespace, name))
        {
            Accept = Representation<T>.OfObject,
            MayRepeat = true,
        };
        try
        {
            return await ObjectAsync<T>(request, cancellationToken);
        }
        catch (KubernetesApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    public Task<KubernetesList<T>> ListPageAsync<T>(ListOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject
    {
        var resource = ResourceDefinition.Of<T>();
        var request = new ApiRequest(HttpMethod.Get, ResourcePath.List(resource, options))
        {
            Accept = Representation<T>.OfList,
            MayRepeat = true,
        };
        var type = _json.Of<T>();
        return _transport.CallAsync(request, (body, token) => ListReader.ReadAsync(body, resource, type, request, token), cancellationToken);
    }

    public async IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(
        WatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IKubernetesObject
    {
        var request = new ApiRequest(HttpMethod.Get, ResourcePath.Watch(ResourceDefinition.Of<T>(), options))
        {
            Accept = Representation<T>.OfObject,
        };
        using var response = await _transport.OpenAsync(request, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var watch = new WatchReader<T>(body, _json.Of<T>(), options.Timeout + WatchGrace, _time, cancellationToken);
        while (await watch.ReadAsync())
            yield return watch.Current;
    }

    public Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IKubernetesObject
    {
        var resource = ResourceDefinition.Of<T>();
        RefuseMetadataOnly<T>();
        if (resource.Scope == EntityScope.Namespaced && string.IsNullOrEmpty(entity.Metadata.Namespace))
            throw new ArgumentException($"{resource.Kind} {entity.Metadata.Name} needs a namespace.", nameof(entity));
        return ObjectAsync<T>(new(HttpMethod.Post, ResourcePath.Collection(resource, entity.Metadata.Namespace)) { Body = Encode(entity) }, cancellationToken);
    }

    public Task<T> UpdateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IKubernetesObject
    {
        RefuseMetadataOnly<T>();
        var path = ResourcePath.Object(ResourceDefinition.Of<T>(), entity.Metadata.Namespace, entity.Metadata.Name ?? "");
        return ObjectAsync<T>(new(HttpMethod.Put, path) { Body = Encode(entity), MayRepeat = true }, cancellationToken);
    }

    public Task<T> PatchAsync<T>(string name, string? @namespace, Patch patch, CancellationToken cancellationToken)
        where T : class, IKubernetesObject
    {
        var request = new ApiRequest(HttpMethod.Patch, ResourcePath.Patched(ResourceDefinition.Of<T>(), @namespace, name, patch))
        {
            Accept = Representation<T>.OfObject,
            Body = patch.Content,
            ContentType = patch switch
            {
                // JSON is YAML, and servers before 1.32 know apply patches by no other name.
                Patch.Apply => "application/apply-patch+yaml",
                Patch.Merge => "application/merge-patch+json",
                _ => "application/json-patch+json",
            },
            MayRepeat = true,
        };
        return ObjectAsync<T>(request, cancellationToken);
    }

    public async Task<bool> DeleteAsync<T>(string name, string? @namespace, DeleteOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject
    {
        var request = new ApiRequest(HttpMethod.Delete, ResourcePath.Object(ResourceDefinition.Of<T>(), @namespace, name))
        {
            Body = DeletionBody.Of(options),
        };
        try
        {
            // The answer is the object or a Status, depending on the kind; neither is of use.
            return await _transport.CallAsync(request, static (_, _) => ValueTask.FromResult(true), cancellationToken);
        }
        catch (KubernetesApiException e) when (e.IsNotFound)
        {
            return false;
        }
    }

    async Task<byte[]> IPodProxy.GetAsync(string @namespace, string pod, int port, string path, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(HttpMethod.Get, ResourcePath.PodProxy(@namespace, pod, port, path)) { Accept = "*/*" };
        return await _transport.CallAsync(request, static (body, token) => ReadAllAsync(body, token), cancellationToken);
    }

    async Task<string> IPodLogs.TailAsync(string @namespace, string pod, string container, bool previous, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(HttpMethod.Get, ResourcePath.PodLog(@namespace, pod, container, previous)) { Accept = "*/*", MayRepeat = true };
        return Encoding.UTF8.GetString(await _transport.CallAsync(request, static (body, token) => ReadAllAsync(body, token), cancellationToken));
    }

    Task<PodProxyAnswer> IPodProxy.ExchangeAsync(
        string @namespace, string pod, int port, string target, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellationToken) =>
        _transport.ExchangeAsync(
            new(HttpMethod.Get, ResourcePath.PodProxy(@namespace, pod, port, target)) { Accept = "*/*", Headers = headers },
            cancellationToken);

    public void Dispose() => _transport.Dispose();

    private Task<T> ObjectAsync<T>(ApiRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var type = _json.Of<T>();
        return _transport.CallAsync(request, (body, token) => DecodeAsync(body, type, request, token), cancellationToken);
    }

    private static async ValueTask<T> DecodeAsync<T>(Stream body, JsonTypeInfo<T> type, ApiRequest request, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken)
                ?? throw new HttpRequestException(HttpRequestError.InvalidResponse, $"{request}: the answer is null");
        }
        catch (JsonException e)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, $"{request}: the answer is no {typeof(T).Name}: {e.Message}", e);
        }
    }

    private static async ValueTask<byte[]> ReadAllAsync(Stream body, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await body.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    private byte[] Encode<T>(T entity) => JsonSerializer.SerializeToUtf8Bytes(entity, _json.Of<T>());

    private static void RefuseMetadataOnly<T>()
    {
        if (Representation<T>.IsMetadataOnly)
            throw new InvalidOperationException($"{typeof(T).Name} holds metadata only: writing it would empty the object.");
    }
}
