namespace CachePolicyOperator.AdmissionChecks;

/// <summary>What the API server did with a bad policy.</summary>
internal abstract record AdmissionOutcome(string Text)
{
    /// <summary>As it has to be.</summary>
    internal sealed record Refused(string Message) : AdmissionOutcome($"Admission works: the API server refused a bad policy. It said: {Message}");

    /// <summary>Nobody refused it.</summary>
    internal sealed record LetThrough(string Namespace) : AdmissionOutcome(
        $"Admission does not work: a policy that keeps pages for a year passes in namespace {Namespace}. Is the ValidatingWebhookConfiguration there, is the namespace exempt (label cachepolicy.dev/webhook), does a CacheGuardrail allow it?");

    /// <summary>It was refused for another reason, or nobody answered.</summary>
    internal sealed record Failed(string Message) : AdmissionOutcome($"Admission does not work: {Message}");
}
