using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Webhooks.Endpoint;

/// <summary>A webhook: <c>POST /validate/{name}</c>, and who answers it.</summary>
/// <param name="Name">The last part of the path, and the metrics' webhook label.</param>
/// <param name="Reviewer">Who judges.</param>
/// <param name="FailsOpen">
/// Whether the webhook is registered with failurePolicy Ignore. A denial is a denial under either policy, so what the policy says
/// of a webhook that cannot be reached has to be said here of a reviewer that cannot judge: it is let through, with a warning.
/// </param>
public sealed record AdmissionRoute(string Name, IAdmissionReviewer Reviewer, bool FailsOpen = false);
