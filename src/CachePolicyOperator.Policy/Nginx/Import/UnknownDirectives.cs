using System.Collections.Frozen;
using CachePolicyOperator.Policy.Nginx.Linting.Model;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>Reports what a server or location does beyond passing on and storing: a policy does not do it.</summary>
internal static class UnknownDirectives
{
    // Read by the import, or done by every rendering in a way of its own.
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "proxy_pass", "proxy_cache", "proxy_cache_valid", "proxy_cache_key", "proxy_cache_bypass", "proxy_no_cache", "proxy_ignore_headers", "proxy_cache_use_stale",
        "proxy_cache_background_update", "proxy_cache_lock", "proxy_cache_lock_timeout", "proxy_cache_lock_age", "proxy_cache_path", "proxy_cache_methods", "proxy_cache_min_uses",
        "proxy_connect_timeout", "proxy_read_timeout", "proxy_send_timeout", "proxy_http_version", "proxy_set_header", "proxy_buffering", "proxy_buffers", "proxy_buffer_size",
        "proxy_busy_buffers_size", "proxy_redirect", "proxy_cache_convert_head", "server_name", "listen", "location", "expires", "access_log", "error_log", "server_tokens",
        "client_max_body_size", "keepalive_timeout", "sendfile", "tcp_nopush", "tcp_nodelay", "default_type", "include", "upstream", "server", "map", "geo", "charset");

    // Set in the same way by the rendering.
    private static readonly FrozenSet<string> KnownHeaders =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Connection");

    public static void Report(NginxScope scope, ImportRemarks remarks)
    {
        foreach (var directive in scope.Directives())
        {
            switch (directive.Name)
            {
                case "proxy_set_header" when directive.ArgumentCount > 0 && !KnownHeaders.Contains(directive[0].Text):
                    remarks.Loss(directive, $"proxy_set_header {directive[0].Text}: a policy sets no headers of its own");
                    break;
                case "proxy_cache_min_uses" when directive.ArgumentCount > 0 && directive[0].Text != "1":
                    remarks.Loss(directive, "proxy_cache_min_uses: a policy stores at the first use");
                    break;
                case "proxy_cache_methods" when directive.Words().Any(method => method is not ("GET" or "HEAD")):
                    remarks.Loss(directive, "proxy_cache_methods: a policy stores responses to GET and HEAD only");
                    break;
                case "add_header" when IsAboutCaching(directive):
                    break;
                case var name when !Known.Contains(name):
                    remarks.Loss(directive, $"{name}: a policy says nothing about it");
                    break;
            }
        }
    }

    // The rendering tells how the store was used, in a standard header.
    private static bool IsAboutCaching(NginxDirective header) => header.Words().Any(word => word.Contains("$upstream_cache_status", StringComparison.Ordinal));
}
