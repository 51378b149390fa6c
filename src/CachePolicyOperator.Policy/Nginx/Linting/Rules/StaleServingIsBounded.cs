using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting.Rules;

/// <summary>STL-002, deny: a background update does not make every stale response good once more.</summary>
internal sealed class StaleServingIsBounded() : PlaceRule(new(
    "STL-002",
    Severity.Deny,
    "proxy_cache_use_stale does not hold \"updating\" where proxy_cache_background_update is on, but for versioned files.",
    "Together they serve every expired response once more, however old it is: a page nobody asked for since yesterday is yesterday's.",
    "RFC 9111 section 4.2.4, RFC 5861; measured on nginx 1.22",
    "Remove \"updating\": with the background update alone nginx serves stale as long as the response's stale-while-revalidate says."))
{
    protected override void Judge(CachedPlace place, NginxReview review, FindingSink findings)
    {
        if (place.Content == ContentClass.VersionedAsset || !place.IsOn(Setting.CacheBackgroundUpdate) || place.TheOne(Setting.CacheUseStale) is not { } stale)
            return;
        for (var i = 0; i < stale.ArgumentCount; i++)
        {
            if (stale[i].Is("updating"u8))
                findings.Add(stale, i, $"\"updating\" with {place.Prefix}cache_background_update on serves any expired response of {place.Name} once more, without a limit of age; remove \"updating\": nginx then keeps to the response's stale-while-revalidate");
        }
    }
}
