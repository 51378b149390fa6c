namespace CachePolicyOperator.Runtime.Events;

/// <summary>Who reports the events.</summary>
public sealed record EventRecorderOptions
{
    private const int LongestInstance = 128;

    /// <summary>The controller as a qualified name, as in <c>example.com/some-controller</c>.</summary>
    public required string ReportingController { get; init; }

    /// <summary>The replica, as in the pod's name; at most 128 characters.</summary>
    public required string ReportingInstance { get; init; }

    /// <exception cref="ArgumentException">The API server would refuse every event.</exception>
    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(ReportingController))
            throw new ArgumentException("Events: the reporting controller must be given.");
        if (string.IsNullOrWhiteSpace(ReportingInstance) || ReportingInstance.Length > LongestInstance)
            throw new ArgumentException($"Events: the reporting instance must be given, in at most {LongestInstance} characters.");
    }
}
