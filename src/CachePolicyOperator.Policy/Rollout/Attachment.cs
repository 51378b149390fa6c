namespace CachePolicyOperator.Policy.Rollout;

/// <summary>How a pod template stands to the configuration that a policy wants it to mount.</summary>
public abstract record Attachment
{
    private Attachment()
    {
    }

    /// <summary>The template mounts exactly the wanted revision.</summary>
    public sealed record Wanted(string Container) : Attachment;

    /// <summary>The template mounts nothing of ours, or another revision: switching it would restart the pods.</summary>
    public sealed record Other(string Container) : Attachment;

    /// <summary>The template cannot mount it; a person has to act.</summary>
    public sealed record Impossible(string Reason, string Message) : Attachment;
}
