namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>What a reviewer says.</summary>
public abstract record AdmissionAnswer
{
    private static readonly Dictionary<string, string> NoAnnotations = [];

    private AdmissionAnswer()
    {
    }

    /// <summary>Lines for the one who asked, the most important first: what does not fit is cut at the end.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Lines for the API server's audit log, by a key without prefix (the API server puts the webhook's name before it).</summary>
    public IReadOnlyDictionary<string, string> AuditAnnotations { get; init; } = NoAnnotations;

    /// <summary>The request may go on.</summary>
    public sealed record Allowed : AdmissionAnswer
    {
        /// <summary>Without anything to say about it.</summary>
        public static Allowed Silently { get; } = new();
    }

    /// <summary>The user's error.</summary>
    /// <param name="Message">What is refused, without the causes: they are added to it line by line.</param>
    /// <param name="Causes">What is wrong with the object; empty when it may not be written at all.</param>
    public sealed record Denied(string Message, IReadOnlyList<AdmissionCause> Causes) : AdmissionAnswer;

    /// <summary>It cannot be told yet, and can in a moment.</summary>
    public sealed record NotReady(string Message) : AdmissionAnswer;

    /// <summary>Ours: the reviewer failed. No reviewer says this of itself.</summary>
    public sealed record Faulted(string Message) : AdmissionAnswer;
}
