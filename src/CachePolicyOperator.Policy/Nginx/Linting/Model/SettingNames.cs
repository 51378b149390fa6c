using System.Collections.Frozen;
using System.Text;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>Which directive a name means.</summary>
internal static class SettingNames
{
    private const int Longest = 40;

    private static readonly (UpstreamFamily Family, string Prefix)[] Families =
        [(UpstreamFamily.Proxy, "proxy_"), (UpstreamFamily.FastCgi, "fastcgi_"), (UpstreamFamily.Uwsgi, "uwsgi_"), (UpstreamFamily.Scgi, "scgi_")];

    private static readonly (string Name, Setting Setting)[] OfFamilies =
    [
        ("cache", Setting.Cache), ("cache_valid", Setting.CacheValid), ("cache_key", Setting.CacheKey), ("cache_methods", Setting.CacheMethods),
        ("cache_bypass", Setting.CacheBypass), ("no_cache", Setting.NoCache), ("ignore_headers", Setting.IgnoreHeaders),
        ("hide_header", Setting.HideHeader), ("cache_use_stale", Setting.CacheUseStale), ("cache_background_update", Setting.CacheBackgroundUpdate),
        ("cache_lock", Setting.CacheLock), ("cache_lock_timeout", Setting.CacheLockTimeout), ("cache_lock_age", Setting.CacheLockAge),
        ("cache_path", Setting.CachePath), ("cache_purge", Setting.CachePurge), ("pass", Setting.Pass), ("set_header", Setting.SetHeader),
        ("param", Setting.SetHeader),
    ];

    private static readonly (string Name, Setting Setting)[] Plain =
    [
        ("add_header", Setting.AddHeader), ("add_header_inherit", Setting.AddHeaderInherit), ("expires", Setting.Expires), ("gzip", Setting.Gzip),
        ("gzip_vary", Setting.GzipVary), ("listen", Setting.Listen), ("server_name", Setting.ServerName), ("deny", Setting.Deny),
        ("auth_basic", Setting.AuthBasic), ("auth_request", Setting.AuthRequest), ("internal", Setting.Internal),
        ("ssl_verify_client", Setting.SslVerifyClient), ("include", Setting.Include), ("try_files", Setting.TryFiles),
        ("error_page", Setting.ErrorPage), ("set", Setting.Set), ("auth_request_set", Setting.AuthRequestSet), ("http", Setting.Http),
        ("server", Setting.Server), ("location", Setting.Location), ("if", Setting.If), ("limit_except", Setting.LimitExcept),
        ("upstream", Setting.Upstream), ("map", Setting.Map), ("geo", Setting.Geo), ("split_clients", Setting.SplitClients),
        ("stream", Setting.Foreign), ("mail", Setting.Foreign), ("types", Setting.Foreign), ("events", Setting.Foreign),
    ];

    private static readonly FrozenDictionary<string, (UpstreamFamily, Setting)>.AlternateLookup<ReadOnlySpan<char>> ByName = Table();

    public static (UpstreamFamily Family, Setting Setting) Of(NginxDirective directive)
    {
        var name = directive.RawName;
        if (name.Length > Longest)
            return default;
        Span<char> text = stackalloc char[Longest];
        return Encoding.Latin1.GetChars(name, text) is var length && ByName.TryGetValue(text[..length], out var found) ? found : default;
    }

    private static FrozenDictionary<string, (UpstreamFamily, Setting)>.AlternateLookup<ReadOnlySpan<char>> Table()
    {
        var all = Plain.Select(plain => KeyValuePair.Create(plain.Name, (UpstreamFamily.None, plain.Setting)))
            .Concat(Families.SelectMany(family => OfFamilies.Select(own => KeyValuePair.Create(family.Prefix + own.Name, (family.Family, own.Setting)))));
        return all.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
