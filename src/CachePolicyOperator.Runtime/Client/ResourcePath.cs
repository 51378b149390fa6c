using System.Globalization;
using System.Text;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>Relative URLs of the API: the core group under /api, every other under /apis.</summary>
internal static class ResourcePath
{
    public static string Collection(ResourceDefinition resource, string? @namespace) => Base(resource, @namespace).ToString();

    public static string Object(ResourceDefinition resource, string? @namespace, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (resource.Scope == EntityScope.Namespaced && string.IsNullOrEmpty(@namespace))
            throw new ArgumentException($"{resource.Kind} {name} needs a namespace.", nameof(@namespace));
        return Base(resource, @namespace).Append('/').Append(Uri.EscapeDataString(name)).ToString();
    }

    public static string List(ResourceDefinition resource, ListOptions options)
    {
        var query = new Query(Base(resource, options.Namespace));
        query.Add("labelSelector", options.LabelSelector);
        query.Add("fieldSelector", options.FieldSelector);
        query.Add("limit", options.Limit?.ToString(CultureInfo.InvariantCulture));
        query.Add("continue", options.Continue);
        // A continue token carries its own version; the server refuses both together.
        if (string.IsNullOrEmpty(options.Continue))
            query.Add("resourceVersion", options.ResourceVersion);
        return query.ToString();
    }

    public static string Watch(ResourceDefinition resource, WatchOptions options)
    {
        var query = new Query(Base(resource, options.Namespace));
        query.Add("watch", "true");
        query.Add("allowWatchBookmarks", "true");
        query.Add("timeoutSeconds", ((long)options.Timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        query.Add("labelSelector", options.LabelSelector);
        query.Add("fieldSelector", options.FieldSelector);
        query.Add("resourceVersion", options.ResourceVersion);
        if (options.SendInitialEvents)
        {
            query.Add("sendInitialEvents", "true");
            query.Add("resourceVersionMatch", "NotOlderThan");
        }
        return query.ToString();
    }

    /// <summary>A path on a pod's port, through the API server.</summary>
    public static string PodProxy(string @namespace, string pod, int port, string path) => string.Create(
        CultureInfo.InvariantCulture,
        $"api/v1/namespaces/{Uri.EscapeDataString(@namespace)}/pods/{Uri.EscapeDataString(pod)}:{port}/proxy/{path.TrimStart('/')}");

    /// <summary>The end of a container's log. The server limits the bytes from the beginning of what the lines leave.</summary>
    public static string PodLog(string @namespace, string pod, string container, bool previous) =>
        $"api/v1/namespaces/{Uri.EscapeDataString(@namespace)}/pods/{Uri.EscapeDataString(pod)}/log?container={Uri.EscapeDataString(container)}&tailLines=100&limitBytes=65536{(previous ? "&previous=true" : "")}";

    public static string Patched(ResourceDefinition resource, string? @namespace, string name, Patch patch)
    {
        var path = new StringBuilder(Object(resource, @namespace, name));
        if (patch.Subresource is { } subresource)
            path.Append('/').Append(Uri.EscapeDataString(subresource));
        var query = new Query(path);
        query.Add("fieldManager", patch switch
        {
            Patch.Apply apply => apply.FieldManager,
            Patch.Merge merge => merge.FieldManager,
            Patch.Json json => json.FieldManager,
            _ => null,
        });
        if (patch is Patch.Apply { Force: true })
            query.Add("force", "true");
        if (patch.DryRun)
            query.Add("dryRun", "All");
        return query.ToString();
    }

    private static StringBuilder Base(ResourceDefinition resource, string? @namespace)
    {
        var path = new StringBuilder(resource.Group.Length == 0 ? "api" : "apis/" + resource.Group);
        path.Append('/').Append(resource.Version);
        if (resource.Scope == EntityScope.Namespaced && !string.IsNullOrEmpty(@namespace))
            path.Append("/namespaces/").Append(Uri.EscapeDataString(@namespace));
        return path.Append('/').Append(resource.Plural);
    }

    private sealed class Query(StringBuilder url)
    {
        private char _separator = '?';

        public void Add(string name, string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            url.Append(_separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _separator = '&';
        }

        public override string ToString() => url.ToString();
    }
}
