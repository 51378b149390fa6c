using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>TTL-006, deny: browsers keep only versioned files for long.</summary>
internal sealed class ClientLifetimeIsWithinCeiling() : NginxRule(new(
    "TTL-006",
    Severity.Deny,
    "expires and max-age in add_header Cache-Control are no longer than the client ceiling of what the location serves; \"expires max\" and immutable are for versioned files only.",
    "No purge reaches a browser: what it was told to keep, it keeps.",
    "RFC 9111 section 4.2; RFC 8246; ngx_http_headers_module, expires",
    "Write a shorter time, or give versioned files a location of their own whose path shows that they are (docs/nginx-lint.md)."))
{
    private static readonly NginxTime Max = new(10 * NginxTime.Year, false);

    public override void Judge(NginxReview review, FindingSink findings)
    {
        foreach (var client in review.ClientLifetimes)
        {
            var limit = review.Limits.Client[client.Content];
            var isVersioned = client.Content == Entities.ContentClass.VersionedAsset;
            if (!isVersioned && (client.Value == "max" || (!client.IsExpires && CacheControlText.Has(client.Value, "immutable"))))
                Add(client, findings, $"{Quoted.Text(client.Value)} is for versioned files, and nothing shows that {CachedPlace.NameOf(client.Scope)} serves these", limit);
            else if (Time(client) is { } time && time.Seconds > limit.Longest.Seconds && time.Seconds <= NginxTime.Year)
                Add(client, findings, $"{Quoted.Text(client.Value)} lets browsers keep responses of {CachedPlace.NameOf(client.Scope)} for {time}", limit);
        }
    }

    private static void Add(ClientLifetime client, FindingSink findings, string found, NginxLimit limit) =>
        findings.Add(client.At, client.Argument, $"{found}; it serves {client.Content}, for which the limit is {limit}; write a shorter time, or move versioned files to a location whose path shows that they are");

    private static NginxTime? Time(ClientLifetime client)
    {
        if (!client.IsExpires)
            return CacheControlText.Seconds(client.Value, "max-age") is { } seconds ? new NginxTime(seconds, false) : null;
        // expires @15h30m is a time of day, at most a day away.
        return client.Value.StartsWith('@') ? new NginxTime(86_400, false) : client.Value == "max" ? Max : NginxTime.Parse(client.Value.TrimStart('+'));
    }
}
