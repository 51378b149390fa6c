namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>A request as the API server's authorizer sees it.</summary>
/// <param name="Target">Path and query as they were sent.</param>
/// <param name="Permission">What it needs; null: it is for no resource.</param>
internal sealed record ApiCall(string Target, Permission? Permission)
{
    public static ApiCall Of(string method, string target)
    {
        var (path, query) = target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? (target[..mark], target[mark..]) : (target, "");
        return new(target, path.Trim('/').Split('/') switch
        {
            ["api", _, .. var rest] => Find(method, query, "", rest),
            ["apis", var group, _, .. var rest] => Find(method, query, group, rest),
            _ => null,
        });
    }

    private static Permission? Find(string method, string query, string group, string[] path) => path switch
    {
        // What is in a namespace; a namespace itself; what is in none.
        ["namespaces", _, var resource, .. var rest] when resource is not ("status" or "finalize") => Of(method, query, group, resource, rest),
        [var resource, .. var rest] when resource.Length > 0 => Of(method, query, group, resource, rest),
        _ => null,
    };

    private static Permission Of(string method, string query, string group, string resource, string[] rest) =>
        new(group, rest is [_, var subresource, ..] ? $"{resource}/{subresource}" : resource, Verb(method, query, named: rest.Length > 0));

    private static string Verb(string method, string query, bool named) => method switch
    {
        "GET" when query.Contains("watch=true", StringComparison.Ordinal) || query.Contains("watch=1", StringComparison.Ordinal) => "watch",
        "GET" => named ? "get" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => named ? "delete" : "deletecollection",
        _ => method,
    };
}
