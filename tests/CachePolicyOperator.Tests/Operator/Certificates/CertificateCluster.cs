using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Certificates;
using CachePolicyOperator.Tests.Runtime;

namespace CachePolicyOperator.Tests.Operator.Certificates;

/// <summary>Keeps Secrets and webhook configurations as the API server would: versions, conflicts, watches.</summary>
internal sealed class CertificateCluster : PartialClient
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Type Kind, string Name), IKubernetesObject> _objects = [];
    private readonly List<(Type Kind, Action<WatchEventType, IKubernetesObject> Send)> _watches = [];
    private readonly List<(long Version, WatchEventType Type, IKubernetesObject Entity)> _history = [];
    private readonly List<string> _writes = [];
    private long _version = 100;

    /// <summary>Runs before a request takes effect, with its verb and kind; may throw.</summary>
    public Action<string, string>? Before { get; set; }

    /// <summary>The writes that took effect, such as <c>create Secret</c>.</summary>
    public IReadOnlyList<string> Writes
    {
        get
        {
            lock (_gate)
                return [.. _writes];
        }
    }

    public Secret? Secret => Find<Secret>(CertificateOptions.DefaultSecret);

    public ValidatingWebhookConfiguration? Configuration => Find<ValidatingWebhookConfiguration>(CertificateOptions.DefaultConfiguration);

    /// <summary>What the API server trusts now for each webhook.</summary>
    public IReadOnlyList<TrustBundle> Published => [.. Configuration!.Webhooks!.Select(webhook => TrustBundle.Parse(webhook.ClientConfig?.CaBundle))];

    /// <summary>Somebody else writes, without conditions.</summary>
    public void Put<T>(T entity)
        where T : class, IKubernetesObject
    {
        lock (_gate)
            Store(entity, "put");
    }

    public void Remove<T>(string name)
    {
        lock (_gate)
        {
            if (!_objects.Remove((typeof(T), name), out var removed))
                return;
            _version++;
            Send(WatchEventType.Deleted, removed);
        }
    }

    public void Install(params IEnumerable<string> webhooks) => Put(new ValidatingWebhookConfiguration
    {
        Metadata = new() { Name = CertificateOptions.DefaultConfiguration },
        Webhooks = [.. webhooks.Select(name => new ValidatingWebhook { Name = name, ClientConfig = new() })],
    });

    public override Task<T?> GetAsync<T>(string name, string? @namespace, CancellationToken cancellationToken)
        where T : class
    {
        Before?.Invoke("get", typeof(T).Name);
        return Task.FromResult(Find<T>(name));
    }

    public override Task<KubernetesList<T>> ListPageAsync<T>(ListOptions options, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(new KubernetesList<T>(new() { ResourceVersion = Version }, [.. _objects.Values.OfType<T>().Where(found => Selected(found, options.FieldSelector))]));
    }

    public override async IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(WatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = Channel.CreateUnbounded<WatchEvent<T>>();
        lock (_gate)
        {
            var from = long.Parse(options.ResourceVersion!, CultureInfo.InvariantCulture);
            foreach (var missed in _history.Where(change => change.Version > from && change.Entity is T))
                events.Writer.TryWrite(new(missed.Type, (T)missed.Entity));
            _watches.Add((typeof(T), (type, entity) => events.Writer.TryWrite(new(type, (T)entity))));
        }

        await foreach (var change in events.Reader.ReadAllAsync(cancellationToken))
        {
            if (Selected(change.Entity, options.FieldSelector))
                yield return change;
        }
    }

    public override Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken)
    {
        Before?.Invoke("create", typeof(T).Name);
        lock (_gate)
            return _objects.ContainsKey(Key(entity)) ? throw Refusal(409, "AlreadyExists") : Task.FromResult(Store(entity, "create"));
    }

    public override Task<T> UpdateAsync<T>(T entity, CancellationToken cancellationToken)
    {
        Before?.Invoke("update", typeof(T).Name);
        lock (_gate)
        {
            if (!_objects.TryGetValue(Key(entity), out var stored))
                throw Refusal(404, "NotFound");
            return stored.Metadata.ResourceVersion != entity.Metadata.ResourceVersion ? throw Refusal(409, "Conflict") : Task.FromResult(Store(entity, "update"));
        }
    }

    public override Task<T> PatchAsync<T>(string name, string? @namespace, Patch patch, CancellationToken cancellationToken)
    {
        Before?.Invoke("patch", typeof(T).Name);
        var values = JsonNode.Parse(Assert.IsType<Patch.Json>(patch).Content.Span)!.AsArray().ToDictionary(add => (string)add!["path"]!, add => (string)add!["value"]!);
        lock (_gate)
        {
            var stored = (ValidatingWebhookConfiguration)_objects[(typeof(T), name)];
            if (values["/metadata/resourceVersion"] != stored.Metadata.ResourceVersion)
                throw Refusal(409, "Conflict");
            return Task.FromResult((T)(IKubernetesObject)Store(Merge(stored, values), "patch"));
        }
    }

    private string Version => _version.ToString(CultureInfo.InvariantCulture);

    private static ValidatingWebhookConfiguration Merge(ValidatingWebhookConfiguration stored, Dictionary<string, string> values) => stored with
    {
        Webhooks =
        [
            .. stored.Webhooks!.Select((webhook, i) => webhook with { ClientConfig = new() { CaBundle = Convert.FromBase64String(values[$"/webhooks/{i}/clientConfig/caBundle"]) } }),
        ],
    };

    private T? Find<T>(string name)
        where T : class
    {
        lock (_gate)
            return _objects.GetValueOrDefault((typeof(T), name)) as T;
    }

    private T Store<T>(T entity, string verb)
        where T : IKubernetesObject
    {
        _version++;
        var known = _objects.GetValueOrDefault(Key(entity));
        var stored = Stamp(entity, entity.Metadata with { ResourceVersion = Version, Uid = known?.Metadata.Uid ?? $"uid-{Version}" });
        _objects[Key(entity)] = stored;
        _writes.Add($"{verb} {typeof(T).Name}");
        Send(known is null ? WatchEventType.Added : WatchEventType.Modified, stored);
        return (T)stored;
    }

    private static IKubernetesObject Stamp(IKubernetesObject entity, ObjectMeta metadata) => entity switch
    {
        Secret secret => secret with { Metadata = metadata },
        ValidatingWebhookConfiguration configuration => configuration with { Metadata = metadata },
        _ => throw new NotSupportedException(),
    };

    private void Send(WatchEventType type, IKubernetesObject entity)
    {
        _history.Add((_version, type, entity));
        foreach (var watch in _watches.Where(watch => watch.Kind == entity.GetType()))
            watch.Send(type, entity);
    }

    private static bool Selected(IKubernetesObject entity, string? fieldSelector) => fieldSelector == $"metadata.name={entity.Metadata.Name}";

    private static (Type Kind, string Name) Key(IKubernetesObject entity) => (entity.GetType(), entity.Metadata.Name!);
}
