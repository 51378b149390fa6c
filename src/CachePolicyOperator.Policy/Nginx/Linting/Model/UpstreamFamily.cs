namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>The modules that pass requests on and can store responses. Their directives differ in the prefix only.</summary>
internal enum UpstreamFamily : byte
{
    /// <summary>A directive of no such module.</summary>
    None,
    Proxy,
    FastCgi,
    Uwsgi,
    Scgi,
}
