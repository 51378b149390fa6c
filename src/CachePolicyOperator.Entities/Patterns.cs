namespace CachePolicyOperator.Entities;

/// <summary>
/// Regular expressions that the schema and the validation share (RE2 and .NET read them alike). None lets a quote, a control
/// character or one of <c>; { } $ \</c> through.
/// </summary>
public static class Patterns
{
    public const string AppsV1 = "^apps/v1$";

    /// <summary>RFC 1123 label.</summary>
    public const string Label = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

    /// <summary>RFC 1123 subdomain, as Kubernetes names most objects.</summary>
    public const string Subdomain = "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$";

    /// <summary>RFC 1035 label, as Kubernetes names Services.</summary>
    public const string ServiceName = "^[a-z]([-a-z0-9]*[a-z0-9])?$";

    public const string OriginHost = "^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?$";

    /// <summary>A host in lower case, or <c>*.</c> before one.</summary>
    public const string MatchHost = @"^(\*\.)?[a-z0-9]([-a-z0-9.]*[a-z0-9])?$";

    /// <summary>RFC 3986's path characters as they are after decoding; no percent sign, because a decoded path holds none.</summary>
    public const string Path = "^/[A-Za-z0-9/._~!&'()*+,=:@-]*$";

    public const string Folder = "^(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$";

    /// <summary>The part of RFC 9110's token that every engine can address in a request.</summary>
    public const string Header = "^[A-Za-z0-9-]+$";

    /// <summary>The part of RFC 6265's cookie-name that every engine can address in a request.</summary>
    public const string Cookie = "^[A-Za-z0-9_]+$";

    /// <summary>RFC 3986's unreserved characters.</summary>
    public const string Parameter = "^[A-Za-z0-9._~-]+$";

    /// <summary>A status code of an error, 400 to 599.</summary>
    public const string ErrorStatus = "^[45][0-9][0-9]$";

    public const string ParameterOrPrefix = @"^[A-Za-z0-9._~-]+\*?$";

    /// <summary>A rule's id, such as TTL-001.</summary>
    public const string RuleId = "^[A-Z]{3,10}-[0-9]{3}$";

    /// <summary>RFC 3339 in UTC to the second, as the API server writes its own times; other forms are read differently by different readers.</summary>
    public const string Time = "^2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";

    /// <summary>The key of a label without its prefix, or a label's value.</summary>
    public const string LabelName = "^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$";

    /// <summary>The hash of a part of a spec.</summary>
    public const string Hash = "^[0-9a-f]{12}$";

    /// <summary>A number of pods from 1 to 9999, or a percentage from 1% to 100%.</summary>
    public const string PodCount = "^([1-9][0-9]{0,3}|([1-9][0-9]?|100)%)$";

    /// <summary>Path and query of a request as they are on the wire (RFC 3986); no fragment, which is not sent.</summary>
    public const string RequestTarget = @"^/[A-Za-z0-9/._~!&'()*+,=:@%-]*(\?[A-Za-z0-9/._~!&'()*+,=:@%?-]*)?$";

    /// <summary>A host in lower case, without a port.</summary>
    public const string RequestHost = "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$";

    /// <summary>The printable ASCII of RFC 9110's field-value, without space around it. It is sent, never rendered.</summary>
    public const string HeaderValue = "^[!-~]([ -~]*[!-~])?$";

    /// <summary>Printable ASCII. It is sent, never rendered.</summary>
    public const string Printable = "^[ -~]+$";

    /// <summary>Scheme, host, port and folder; nothing that names a user, a query or a fragment.</summary>
    public const string HttpAddress = "^https?://[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$";

    /// <summary>A decimal number.</summary>
    public const string Number = @"^-?[0-9]{1,15}(\.[0-9]{1,15})?$";
}
