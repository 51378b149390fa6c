using System.Text.Json.Nodes;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>A namespace with an origin and a proxy workload of real nginx pods, made anew for each test.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private const string Image = "docker.io/library/nginx:1.22";

    /// <summary>Ready when the policy's port is open.</summary>
    public const string WhenListening = "tcpSocket: {port: 8080}";

    /// <summary>Ready as soon as nginx runs, with a policy or without.</summary>
    public const string WhenRunning = "exec: {command: [sh, -c, 'grep -q nginx /proc/1/comm']}";

    private Shop(Kubectl kubectl, string @namespace)
    {
        Kubectl = kubectl;
        Namespace = @namespace;
    }

    public Kubectl Kubectl { get; }

    public string Namespace { get; }

    /// <summary>A shop whose namespace is exempt from the webhook, so that a test sees what the controller does by itself.</summary>
    public static Task<Shop> OpenAsync(Kubectl kubectl) => OpenAsync(kubectl, "cachepolicy.dev/webhook: ignore");

    /// <summary>A shop whose policies pass through admission.</summary>
    public static Task<Shop> OpenGuardedAsync(Kubectl kubectl) => OpenAsync(kubectl, "guarded: 'true'");

    private static async Task<Shop> OpenAsync(Kubectl kubectl, string label)
    {
        var shop = new Shop(kubectl, $"shop-{Guid.NewGuid().ToString("N")[..8]}");
        await kubectl.ApplyAsync($"{{apiVersion: v1, kind: Namespace, metadata: {{name: {shop.Namespace}, labels: {{{label}}}}}}}");
        await kubectl.ApplyAsync(shop.Origin());
        return shop;
    }

    public async ValueTask DisposeAsync() =>
        await Kubectl.RunAsync("delete", "namespace", Namespace, "--wait=false");

    /// <summary>A workload of nginx pods as an application team would write it: it knows nothing of policies.</summary>
    /// <param name="kind">The kind of workload.</param>
    /// <param name="name">Its name.</param>
    /// <param name="replicas">Its pods.</param>
    /// <param name="extra">Further lines at the end of the container.</param>
    /// <param name="readiness">When a pod is ready. Before its first policy nothing listens on the policy's port.</param>
    /// <param name="strategy">A line of the spec.</param>
    public string Proxy(string kind = "Deployment", string name = "proxy", int replicas = 2, string extra = "", string readiness = WhenListening, string strategy = "") =>
        $$$"""
        apiVersion: apps/v1
        kind: {{{kind}}}
        metadata: {name: {{{name}}}, namespace: {{{Namespace}}}}
        spec:
          {{{(kind == "DaemonSet" ? "" : $"replicas: {replicas}")}}}
          {{{(kind == "StatefulSet" ? $"serviceName: {name}" : "")}}}
          {{{strategy}}}
          selector: {matchLabels: {app: {{{name}}}}}
          template:
            metadata: {labels: {app: {{{name}}}}}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - name: nginx
                image: {{{Image}}}
                imagePullPolicy: IfNotPresent
                readinessProbe: {{{{readiness}}}, periodSeconds: 1}
        {{{extra}}}
        """;

    /// <summary>A policy that stores everything for <paramref name="edge"/>.</summary>
    public string Policy(string name = "storefront", string kind = "Deployment", string target = "proxy", string edge = "3m", string extra = "", string origin = "origin") =>
        $$$"""
        apiVersion: cachepolicy.dev/v1alpha1
        kind: CachePolicy
        metadata: {name: {{{name}}}, namespace: {{{Namespace}}}}
        spec:
          targetRef: {apiVersion: apps/v1, kind: {{{kind}}}, name: {{{target}}}, container: nginx}
          origin: {service: {name: {{{origin}}}, port: 80}}
          rules:
          - name: all
            match: {pathPrefix: /}
            contentClass: Api
            ttl: {mode: Override, edge: {{{edge}}}, client: 0s}
        {{{extra}}}
        """;

    public Task ApplyAsync(string manifest) => Kubectl.ApplyAsync(manifest);

    public Task<JsonNode?> GetAsync(string resource) => Kubectl.GetAsync(Namespace, resource);

    /// <summary>Waits as a user would, and tells what there is instead where it was in vain.</summary>
    public async Task WaitReadyAsync(string policy = "storefront")
    {
        var waited = await Kubectl.TryAsync(null, "wait", "-n", Namespace, "--for=condition=Ready", $"cpol/{policy}", "--timeout=90s");
        if (waited.ExitCode != 0)
            throw new InvalidOperationException($"{policy} did not become ready: {waited.Errors}{(await GetAsync($"cpol/{policy}"))?["status"]?.ToJsonString() ?? "it has no status"}");
    }

    /// <summary>Waits until a condition has this reason, and returns its message.</summary>
    public async Task<string> UntilReasonAsync(string condition, string reason, string policy = "storefront")
    {
        var seen = await Eventually.HoldsAsync(
            $"{condition} of {policy} has reason {reason}",
            async () => await ConditionAsync(condition, policy),
            c => (string?)c?["reason"] == reason);
        return (string?)seen!["message"] ?? "";
    }

    public async Task<JsonNode?> ConditionAsync(string condition, string policy = "storefront") =>
        (await GetAsync($"cpol/{policy}"))?["status"]?["conditions"]?.AsArray().FirstOrDefault(c => (string?)c!["type"] == condition);

    /// <summary>Names of the ready pods of a workload that are not being deleted.</summary>
    public async Task<IReadOnlyList<string>> PodsAsync(string app = "proxy")
    {
        var pods = JsonNode.Parse(await Kubectl.RunAsync("get", "pods", "-n", Namespace, "-l", $"app={app}", "-o", "json"))!;
        return [.. pods["items"]!.AsArray().Where(p => p!["metadata"]!["deletionTimestamp"] is null).Select(p => (string)p!["metadata"]!["name"]!).Order()];
    }

    /// <summary>ConfigMaps that the operator rendered for a policy.</summary>
    public async Task<IReadOnlyList<JsonNode>> RevisionsAsync(string policy = "storefront")
    {
        var list = JsonNode.Parse(await Kubectl.RunAsync("get", "configmaps", "-n", Namespace, "-l", $"cachepolicy.dev/policy={policy}", "-o", "json"))!;
        return [.. list["items"]!.AsArray().Select(i => i!)];
    }

    /// <summary>The pod template of the workload, which changes exactly when pods are restarted.</summary>
    public async Task<string> TemplateAsync(string workload = "deployment/proxy") =>
        (await GetAsync(workload))!["spec"]!["template"]!.ToJsonString();

    /// <summary>An origin whose every answer is different, and whose responses carry what the path asks for.</summary>
    private string Origin() =>
        $$$"""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: origin, namespace: {{{Namespace}}}}
        data:
          default.conf: |
            server {
              listen 80;
              location / { default_type text/plain; return 200 "$request_id\n"; }
            }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: origin, namespace: {{{Namespace}}}}
        spec:
          selector: {matchLabels: {app: origin}}
          template:
            metadata: {labels: {app: origin}}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - name: nginx
                image: {{{Image}}}
                imagePullPolicy: IfNotPresent
                volumeMounts: [{name: conf, mountPath: /etc/nginx/conf.d}]
              volumes: [{name: conf, configMap: {name: origin}}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: origin, namespace: {{{Namespace}}}}
        spec: {selector: {app: origin}, ports: [{port: 80}]}
        """;
}
