using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>
/// Where a reflector stands and hence what it asks the server next. Pure: the transitions are the list-and-watch protocol,
/// <see cref="Reflector{T}"/> does the I/O.
/// </summary>
internal abstract record ReflectorState
{
    /// <summary>Any state that some API server has in its watch cache: the cheapest list there is.</summary>
    public const string AnyVersion = "0";

    /// <summary>The newest state, read through a quorum.</summary>
    public const string NewestVersion = "";

    private ReflectorState()
    {
    }

    public static ReflectorState Start(bool streaming) => streaming ? new Streaming(NewestVersion) : new Listing(AnyVersion);

    /// <summary>The state after a failed request.</summary>
    public abstract ReflectorState After(ReflectorFailure failure);

    /// <summary>Reading a list page by page.</summary>
    /// <param name="From">The version that the list must not be older than.</param>
    /// <param name="Continue">Token of the next page; null before the first one.</param>
    /// <param name="Paged">False: everything in one answer, which cannot expire half-way.</param>
    public sealed record Listing(string From, string? Continue = null, bool Paged = true) : ReflectorState
    {
        public ReflectorState AfterPage(ListMeta page)
        {
            if (!string.IsNullOrEmpty(page.Continue))
                return this with { Continue = page.Continue };
            return string.IsNullOrEmpty(page.ResourceVersion)
                ? throw new InvalidDataException("The list carries no resourceVersion to watch from.")
                : new Watching(page.ResourceVersion);
        }

        public override ReflectorState After(ReflectorFailure failure) => failure switch
        {
            ReflectorFailure.Expired when Continue is not null => new Listing(NewestVersion, Paged: false),
            ReflectorFailure.Expired => this with { From = NewestVersion },
            _ => this,
        };
    }

    /// <summary>Receiving the present state as watch events (WatchList, Kubernetes 1.27 and later).</summary>
    /// <param name="From">The version that the state must not be older than.</param>
    public sealed record Streaming(string From) : ReflectorState
    {
        public override ReflectorState After(ReflectorFailure failure) => failure switch
        {
            ReflectorFailure.Expired when From != NewestVersion => new Streaming(NewestVersion),
            ReflectorFailure.Refused or ReflectorFailure.Expired => new Listing(From.Length == 0 ? AnyVersion : From),
            _ => this,
        };
    }

    /// <summary>Following changes.</summary>
    /// <param name="ResourceVersion">Version of the last event or bookmark: where to resume.</param>
    /// <param name="Streams">The server streams lists.</param>
    public sealed record Watching(string ResourceVersion, bool Streams = false) : ReflectorState
    {
        public ReflectorState AfterEvent(string? version) =>
            string.IsNullOrEmpty(version) ? this : this with { ResourceVersion = version };

        /// <remarks>The list asks for the last seen version, not for the newest: any server that is at least as far will do.</remarks>
        public override ReflectorState After(ReflectorFailure failure) => failure switch
        {
            ReflectorFailure.Expired or ReflectorFailure.Refused when Streams => new Streaming(ResourceVersion),
            ReflectorFailure.Expired or ReflectorFailure.Refused => new Listing(ResourceVersion),
            _ => this,
        };
    }
}
