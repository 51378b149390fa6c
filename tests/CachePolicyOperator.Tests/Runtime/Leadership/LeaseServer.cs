using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Tests.Runtime.Leadership;

/// <summary>Keeps one lease as the API server would: versions, conflicts, and answers that can be made to fail.</summary>
public sealed class LeaseServer : PartialClient
{
    private readonly Lock _gate = new();
    private readonly List<string> _requests = [];
    private Lease? _stored;
    private long _version = 100;

    /// <summary>Runs before a request takes effect; may throw.</summary>
    public Action<string>? Before { get; set; }

    /// <summary>Runs after a request has taken effect; may throw, so that the answer is lost.</summary>
    public Action<string>? After { get; set; }

    /// <summary>Requests get no answer until their token is cancelled.</summary>
    public bool Silent { get; set; }

    public Lease? Stored
    {
        get
        {
            lock (_gate)
                return _stored;
        }
    }

    /// <summary>The requests so far, as in "GET PUT".</summary>
    public string Requests
    {
        get
        {
            lock (_gate)
                return string.Join(' ', _requests);
        }
    }

    public void ForgetRequests()
    {
        lock (_gate)
            _requests.Clear();
    }

    /// <summary>What somebody else writes.</summary>
    public void Store(Func<Lease?, Lease?> change)
    {
        lock (_gate)
            _stored = change(_stored) is { } changed ? Versioned(changed) : null;
    }

    public void StoreSpec(LeaseSpec spec) =>
        Store(lease => (lease ?? new Lease { Metadata = new() { Name = "operator", Namespace = "system" } }) with { Spec = spec });

    public override Task<T?> GetAsync<T>(string name, string? @namespace, CancellationToken cancellationToken)
        where T : class => AnswerAsync("GET", () => (T?)(object?)_stored, cancellationToken);

    public override Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken) => AnswerAsync(
        "POST",
        () =>
        {
            if (_stored is not null)
                throw Refusal(409, "AlreadyExists");
            Assert.Null(entity.Metadata.ResourceVersion);
            return (T)(IKubernetesObject)(_stored = Versioned((Lease)(object)entity));
        },
        cancellationToken);

    public override Task<T> UpdateAsync<T>(T entity, CancellationToken cancellationToken) => AnswerAsync(
        "PUT",
        () =>
        {
            if (_stored is null)
                throw Refusal(404, "NotFound");
            Assert.NotNull(entity.Metadata.ResourceVersion);
            if (entity.Metadata.ResourceVersion != _stored.Metadata.ResourceVersion)
                throw Refusal(409, "Conflict");
            return (T)(IKubernetesObject)(_stored = Versioned((Lease)(object)entity));
        },
        cancellationToken);

    private async Task<T> AnswerAsync<T>(string verb, Func<T> act, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            _requests.Add(verb);
        if (Silent)
            await Task.Delay(Timeout.Infinite, cancellationToken);

        Before?.Invoke(verb);
        T answer;
        lock (_gate)
            answer = act();
        After?.Invoke(verb);
        return answer;
    }

    private Lease Versioned(Lease lease) => lease with { Metadata = lease.Metadata with { ResourceVersion = $"{++_version}" } };
}
