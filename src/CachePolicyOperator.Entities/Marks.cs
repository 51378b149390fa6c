namespace CachePolicyOperator.Entities;

/// <summary>Labels, annotations and names that the operator writes on objects of others.</summary>
public static class Marks
{
    /// <summary>Label on a rendered ConfigMap: the policy's name (its hash where the name is too long for a label).</summary>
    public const string PolicyLabel = "cachepolicy.dev/policy";

    /// <summary>Label on a rendered ConfigMap, and annotation on the pod template: the revision.</summary>
    public const string Revision = "cachepolicy.dev/revision";

    /// <summary>Annotation on a rendered ConfigMap: the cache generation in its keys.</summary>
    public const string CacheGeneration = "cachepolicy.dev/cache-generation";

    /// <summary>Annotation on a rendered ConfigMap: the lifetimes of its rules, so that a later change can be compared with them.</summary>
    public const string Lifetimes = "cachepolicy.dev/lifetimes";

    /// <summary>Name of the volume that the operator owns in the pod template.</summary>
    public const string Volume = "cachepolicy";

    /// <summary>Field manager of everything that the operator applies.</summary>
    public const string FieldManager = "cachepolicy-operator";
}
