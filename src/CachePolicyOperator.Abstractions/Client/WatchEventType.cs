namespace CachePolicyOperator.Abstractions.Client;

/// <summary>Kinds of watch events; ERROR events surface as <see cref="KubernetesApiException"/>.</summary>
public enum WatchEventType
{
    Added,
    Modified,
    Deleted,
    Bookmark,
}
