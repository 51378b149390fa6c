using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>WCD-001, deny: not everything is declared an asset.</summary>
internal sealed class AssetsHaveAPlace() : PolicyRule(new(
    "WCD-001",
    Severity.Deny,
    "No rule of an asset class (VersionedAsset, MutableAsset, Media) stores everything below / of every host in mode Override.",
    "Then the origin is not asked whether a response is for everybody, and /account/photo.css, which many frameworks answer with the account page, is stored as an asset (web cache deception).",
    "web cache deception; Cloudflare's Cache Deception Armor",
    "Name the folder of the assets, or the hosts that serve nothing else, or use RespectOrigin.")
{
    Title = "Assets have a place of their own",
    Concerns = SpecSection.Ttl,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            if (storing is { IsAsset: true, IsOverride: true, Rule.Match: { PathPrefix: "/", Hosts: null } })
                yield return Violation(new FieldPath(storing.At, "match.pathPrefix"), storing, $"everything is declared {storing.JudgedAs} and stored without asking the origin, pages of users among it; name the folder of the assets or the hosts that serve nothing else, or set mode: RespectOrigin");
        }
    }
}
