namespace CachePolicyOperator.Abstractions.Client;

/// <summary>A change to send. <see cref="Content"/> is UTF-8 JSON.</summary>
public abstract record Patch(ReadOnlyMemory<byte> Content)
{
    /// <summary>A subresource such as <c>status</c>; null: the object itself.</summary>
    public string? Subresource { get; init; }

    /// <summary>The server validates and answers as if it wrote, and writes nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Server-side apply: the fields in the content become this manager's; fields it no longer names are given up.</summary>
    public sealed record Apply(ReadOnlyMemory<byte> Content, string FieldManager) : Patch(Content)
    {
        /// <summary>Take fields over from other managers instead of failing with 409.</summary>
        public bool Force { get; init; } = true;
    }

    /// <summary>RFC 7386 merge patch.</summary>
    public sealed record Merge(ReadOnlyMemory<byte> Content, string FieldManager) : Patch(Content);

    /// <summary>RFC 6902 JSON patch; a failed <c>test</c> operation is a 422.</summary>
    public sealed record Json(ReadOnlyMemory<byte> Content, string FieldManager) : Patch(Content);
}
