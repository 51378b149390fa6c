using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Tests.Webhooks;

/// <summary>A reviewer that does as a test says.</summary>
internal sealed class Scripted(Func<AdmissionRequest, AdmissionAnswer> review) : IAdmissionReviewer
{
    public static Scripted Allowing { get; } = new(_ => AdmissionAnswer.Allowed.Silently);

    public AdmissionAnswer Review(AdmissionRequest request) => review(request);
}
