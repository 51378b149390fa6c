namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>Variables of nginx that rules look for.</summary>
internal static class WellKnown
{
    public static bool IsHost(string variable) => variable is "host" or "http_host" or "server_name" or "http_x_forwarded_host";

    public static bool IsScheme(string variable) => variable is "scheme" or "https" or "http_x_forwarded_proto" or "server_port" or "http_x_forwarded_ssl";

    public static bool IsAuthorization(string variable) => variable is "http_authorization" or "remote_user";

    public static bool IsResponseCacheControl(string variable) => variable is "upstream_http_cache_control" or "sent_http_cache_control";

    public static bool IsSetCookie(string variable) => variable is "upstream_http_set_cookie" or "sent_http_set_cookie";

    public static bool IsContentType(string variable) => variable is "upstream_http_content_type" or "sent_http_content_type";

    public static bool IsBody(string variable) => variable is "request_body";

    /// <summary>What an access list or a secret can be about.</summary>
    public static bool IsClientIdentity(string variable) =>
        variable is "remote_addr" or "binary_remote_addr" or "realip_remote_addr" or "remote_user" or "http_authorization" or "ssl_client_verify"
        || (variable.StartsWith("http_x_", StringComparison.Ordinal) && (variable.Contains("token", StringComparison.Ordinal) || variable.Contains("key", StringComparison.Ordinal) || variable.Contains("secret", StringComparison.Ordinal)));
}
