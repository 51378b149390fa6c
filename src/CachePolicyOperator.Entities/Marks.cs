namespace CachePolicyOperator.Entities;

/// <summary>Labels, annotations and names on objects of others: what the operator writes there, and what people write for it.</summary>
public static class Marks
{
    /// <summary>Annotation on a CRD: the version of the operator that it came with. A label of the usual name is the installer's.</summary>
    public const string BundleVersion = "cachepolicy.dev/bundle-version";

    /// <summary>Label on a rendered ConfigMap: the policy's name (its hash where the name is too long for a label).</summary>
    public const string PolicyLabel = "cachepolicy.dev/policy";

    /// <summary>Label on a rendered ConfigMap, and annotation on the pod template: the revision.</summary>
    public const string Revision = "cachepolicy.dev/revision";

    /// <summary>Label on a rendered ConfigMap: hash of its files, the same in every cache generation.</summary>
    public const string Content = "cachepolicy.dev/content";

    /// <summary>Annotation on a rendered ConfigMap: the cache generation in its keys.</summary>
    public const string CacheGeneration = "cachepolicy.dev/cache-generation";

    /// <summary>Annotation on a rendered ConfigMap: the lifetimes of its rules, so that a later change can be compared with them.</summary>
    public const string Lifetimes = "cachepolicy.dev/lifetimes";

    /// <summary>Annotation on a workload: what the operator changed of its strategy for the time of a canary, as it was before.</summary>
    public const string Held = "cachepolicy.dev/held";

    /// <summary>Annotation on a policy, written by people: the revision whose canary is promoted whatever its gates say.</summary>
    public const string Promote = "cachepolicy.dev/promote";

    /// <summary>Annotation on a policy, written by people: the revision whose rollout ends now, as if it had failed.</summary>
    public const string Abort = "cachepolicy.dev/abort";

    /// <summary>Annotation on a policy, written by people: the revision that failed, or was undone, and is tried once more.</summary>
    public const string Retry = "cachepolicy.dev/retry";

    /// <summary>
    /// Annotation on a policy, written by people: the revision that is rendered again although the policy has not changed, as after an
    /// upgrade of the operator that renders differently. Once another revision has come of it, it says nothing any more.
    /// </summary>
    public const string RenderAgain = "cachepolicy.dev/render-again";

    /// <summary>Annotation on a rendered ConfigMap, written by people: why it is edited by hand; the webhook then lets it pass.</summary>
    public const string EmergencyEdit = "cachepolicy.dev/emergency-edit";

    /// <summary>Label on a ConfigMap of others, written by people: the proxy whose configuration it holds, for the webhook to judge.</summary>
    public const string LintLabel = "cachepolicy.dev/lint";

    /// <summary>Label on a namespace, written by people: with the value <see cref="WebhookIgnored"/> nothing in it is judged at admission.</summary>
    public const string WebhookLabel = "cachepolicy.dev/webhook";

    /// <inheritdoc cref="WebhookLabel"/>
    public const string WebhookIgnored = "ignore";

    /// <summary>Name of the volume that the operator owns in the pod template.</summary>
    public const string Volume = "cachepolicy";

    /// <summary>Field manager of everything that the operator applies.</summary>
    public const string FieldManager = "cachepolicy-operator";

    /// <summary>Field manager of what a canary borrows from a workload's strategy, and gives back.</summary>
    public const string HoldManager = FieldManager + "-hold";
}
