namespace CachePolicyOperator.Certificates;

/// <summary>Remembers since when the configuration has been seen to trust the authority that signs.</summary>
internal sealed class TrustObservation
{
    private TrustedAuthority? _authority;
    private DateTimeOffset _since;

    public DateTimeOffset? Since(TrustedAuthority? authority, ConfigurationReading configuration, DateTimeOffset now)
    {
        if (authority is null || configuration is not ConfigurationReading.Ours ours || !ours.Trusts(authority))
        {
            _authority = null;
            return null;
        }

        if (!authority.Equals(_authority))
            (_authority, _since) = (authority, now);
        return _since;
    }
}
