using System.Collections.Frozen;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

/// <summary>
/// Keeps hands off rendered ConfigMaps. Their files are immutable already; what is left is to delete one that pods mount, to put
/// another in its place, or to make one up.
/// </summary>
/// <remarks>Assumption: an update that removes or adds the label is seen too, because an objectSelector matches on either version.</remarks>
public sealed class RenderedConfigMapReviewer(RenderedConfigMapOptions options) : IAdmissionReviewer
{
    private const string AuditKey = "emergency-edit";

    private readonly FrozenSet<string> _trusted = options.Controllers.Append(options.OperatorUser).ToFrozenSet(StringComparer.Ordinal);

    public AdmissionAnswer Review(AdmissionRequest request)
    {
        var (written, stored) = (RenderedConfigMap.Of(request.Object), RenderedConfigMap.Of(request.OldObject));
        if ((written ?? stored) is not { } rendered || _trusted.Contains(request.UserInfo.Username))
            return AdmissionAnswer.Allowed.Silently;
        if (written is { } now && stored is { } before && RenderedConfigMap.SameSubstance(now, before))
            return AdmissionAnswer.Allowed.Silently;

        return rendered.Emergency is { } reason ? InEmergency(request, rendered, reason) : Denied(request, rendered);
    }

    private static AdmissionAnswer.Allowed InEmergency(AdmissionRequest request, RenderedConfigMap rendered, string reason) => new()
    {
        Warnings =
        [
            $"emergency edit of a ConfigMap that the CachePolicy Operator rendered: the operator puts its own back when CachePolicy {request.Namespace}/{rendered.Policy} is next applied",
        ],
        AuditAnnotations = new Dictionary<string, string>
        {
            [AuditKey] = $"{request.UserInfo.Username} {Verb(request.Operation)} ConfigMap {request.Namespace}/{request.Name} of CachePolicy {rendered.Policy}: {reason}",
        },
    };

    private static AdmissionAnswer.Denied Denied(AdmissionRequest request, RenderedConfigMap rendered) => new(
        $"ConfigMap {request.Namespace}/{request.Name} is rendered from CachePolicy {request.Namespace}/{rendered.Policy} and is not edited by hand: "
        + $"edit CachePolicy {request.Namespace}/{rendered.Policy} instead (kubectl edit cpol -n {request.Namespace} {rendered.Policy}). "
        + $"In an emergency annotate the ConfigMap first: {Marks.EmergencyEdit}=\"<reason>\"",
        []);

    private static string Verb(AdmissionOperation operation) => operation switch
    {
        AdmissionOperation.Create => "created",
        AdmissionOperation.Delete => "deleted",
        _ => "changed",
    };
}
