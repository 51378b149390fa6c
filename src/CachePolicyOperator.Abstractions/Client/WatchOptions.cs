namespace CachePolicyOperator.Abstractions.Client;

/// <summary>What to watch, and from where.</summary>
public sealed record WatchOptions
{
    /// <summary>Null: all namespaces.</summary>
    public string? Namespace { get; init; }

    public string? LabelSelector { get; init; }

    public string? FieldSelector { get; init; }

    /// <summary>Events after this version are sent.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>The server ends the watch after this time; the client gives a silent connection up a little later.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Ask for the present state as synthetic ADDED events first (streaming list, Kubernetes 1.27 and later).</summary>
    public bool SendInitialEvents { get; init; }
}
