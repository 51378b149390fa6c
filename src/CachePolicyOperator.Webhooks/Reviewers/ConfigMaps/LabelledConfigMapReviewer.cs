using CachePolicyOperator.Entities;
using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

/// <summary>Judges ConfigMaps of teams that asked for it by the label <see cref="Marks.LintLabel"/>, whose value names the proxy.</summary>
/// <remarks>Its route fails open: this is help for those who asked, and never in the way when it is ill.</remarks>
/// <param name="lints">By the label's value.</param>
public sealed class LabelledConfigMapReviewer(IReadOnlyDictionary<string, IConfigurationLint> lints) : IAdmissionReviewer
{
    public AdmissionAnswer Review(AdmissionRequest request)
    {
        if (request.Operation is not (AdmissionOperation.Create or AdmissionOperation.Update) || request.Object is not { } element)
            return AdmissionAnswer.Allowed.Silently;

        var written = new ReviewedObject(element);
        if (written.Label(Marks.LintLabel) is not { } proxy || written.IsBeingDeleted || IsUnchanged(request, written))
            return AdmissionAnswer.Allowed.Silently;

        return lints.TryGetValue(proxy, out var lint)
            ? Answer(request, lint.Judge(request.Namespace, written.Labels, ConfigMapFiles.Of(written)))
            : new AdmissionAnswer.Allowed { Warnings = [$"not checked: label {Marks.LintLabel} says {proxy}; known is {string.Join(", ", lints.Keys.Order(StringComparer.Ordinal))}"] };
    }

    /// <summary>A ConfigMap that gets the label is judged, though its files stay the same.</summary>
    private static bool IsUnchanged(AdmissionRequest request, ReviewedObject written) =>
        request.OldObject is { } element && new ReviewedObject(element) is var stored
        && stored.Label(Marks.LintLabel) == written.Label(Marks.LintLabel)
        && ReviewedObject.Same(written, stored, "data")
        && ReviewedObject.Same(written, stored, "binaryData");

    private static AdmissionAnswer Answer(AdmissionRequest request, LintJudgement judgement) => judgement.Causes.Count == 0
        ? new AdmissionAnswer.Allowed { Warnings = judgement.Warnings }
        : new AdmissionAnswer.Denied($"ConfigMap {request.Namespace}/{request.Name} is refused", judgement.Causes) { Warnings = judgement.Warnings };
}
