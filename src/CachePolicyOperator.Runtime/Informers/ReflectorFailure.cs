namespace CachePolicyOperator.Runtime.Informers;

/// <summary>Kinds of failure that a reflector answers differently.</summary>
internal enum ReflectorFailure
{
    /// <summary>Throttled, unreachable, broken off or sick: wait and go on from the same place.</summary>
    Transient,

    /// <summary>The version or page token is no longer, or not yet, known to the server (410, or "too large").</summary>
    Expired,

    /// <summary>The server does not accept the request as it is (400, 404, 405, 422): repeating it is futile.</summary>
    Refused,
}
