using System.Collections.Frozen;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>Path segments that by custom lead to one user's own pages, whatever the site.</summary>
/// <remarks>
/// Whole segments only, so that /media is none (me) and /ordering is none (order). Left out are words that often name public pages
/// too: user, users, messages, favorites.
/// </remarks>
internal static class PersonalPath
{
    private static readonly FrozenSet<string> Personal = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "account", "accounts", "my", "me", "profile", "myaccount", "my-account",
        "cart", "basket", "checkout", "order", "orders", "wishlist",
        "login", "logout", "signin", "signout", "sign-in", "sign-out", "session", "sessions", "oauth", "password",
        "dashboard", "admin", "settings", "preferences", "inbox", "notifications",
        "wallet", "billing", "payment", "payments", "invoices");

    private static readonly FrozenSet<string> Assets = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "assets", "static", "public", "dist", "build", "css", "js", "fonts", "images", "img", "media", "icons", "_next");

    /// <summary>The segment that names a personal area, or null.</summary>
    internal static string? In(string? path) => Segment(path, Personal);

    /// <summary>Whether the path names a folder of assets: what lies there is the same for everybody, be it /static/admin/.</summary>
    internal static bool LeadsToAssets(string? path) => Segment(path, Assets) is not null;

    private static string? Segment(string? path, FrozenSet<string> names)
    {
        if (path is null)
            return null;
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in path.AsSpan().Split('/'))
        {
            if (lookup.TryGetValue(path.AsSpan(range), out var name))
                return name;
        }

        return null;
    }
}
