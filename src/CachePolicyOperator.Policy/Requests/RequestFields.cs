namespace CachePolicyOperator.Policy.Requests;

/// <summary>Values of a request as nginx reads them into variables.</summary>
internal static class RequestFields
{
    /// <summary>Of several lines the first, as nginx before 1.23; empty where there is none.</summary>
    internal static string First(ProbeRequest request, string name) =>
        request.Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault() ?? "";

    /// <summary>The first cookie of the name, in any case (ngx_http_parse_multi_header_lines); empty where there is none.</summary>
    internal static string Cookie(ProbeRequest request, string name) =>
        (from header in request.Headers
         where header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase)
         from pair in header.Value.Split(';')
         let parts = pair.Split('=', 2)
         where parts.Length == 2 && parts[0].Trim(' ').Equals(name, StringComparison.OrdinalIgnoreCase)
         select parts[1].TrimStart(' ')).FirstOrDefault() ?? "";
}
