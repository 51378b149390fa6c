using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Admission;

/// <summary>A guard-rail for one shop, gone at the end of the test.</summary>
internal sealed class Guarded : IAsyncDisposable
{
    private readonly Shop _shop;

    private Guarded(Shop shop, string name)
    {
        _shop = shop;
        Name = name;
    }

    public string Name { get; }

    public static async Task<Guarded> ByAsync(Shop shop, string spec)
    {
        var guarded = new Guarded(shop, $"for-{shop.Namespace}");
        await shop.Kubectl.RunAsync("label", "namespace", shop.Namespace, $"guard={guarded.Name}", "--overwrite");
        await guarded.ChangeAsync(spec);
        return guarded;
    }

    /// <summary>A policy of pages with one rule.</summary>
    public static string Pages(Shop shop, string ttl, string extra = "") =>
        $$$"""
        apiVersion: cachepolicy.dev/v1alpha1
        kind: CachePolicy
        metadata: {name: storefront, namespace: {{{shop.Namespace}}}}
        spec:
          targetRef: {name: proxy, container: nginx}
          origin: {service: {name: origin, port: 80}}
          rules:
          - name: pages
            match: {pathPrefix: /}
            contentClass: Html
            key: {query: {exclude: ["utm_*", gclid, fbclid]}}
            {{{ttl}}}
        {{{extra}}}
        """;

    /// <summary>Applies another spec, and waits until the operator has seen it.</summary>
    public async Task ChangeAsync(string spec)
    {
        await _shop.ApplyAsync(
            $$$"""
            apiVersion: cachepolicy.dev/v1alpha1
            kind: CacheGuardrail
            metadata: {name: {{{Name}}}}
            spec:
              namespaceSelector: {matchLabels: {guard: {{{Name}}}}}
              {{{spec.ReplaceLineEndings("\n  ")}}}
            """);
        await Eventually.HoldsAsync(
            "the operator has seen the guard-rail",
            () => _shop.GetAsync($"cgr/{Name}"),
            found => found!["status"] is { } status && (long)status["observedGeneration"]! == (long)found["metadata"]!["generation"]!);
    }

    public async ValueTask DisposeAsync() => await _shop.Kubectl.RunAsync("delete", "cgr", Name, "--ignore-not-found");
}
