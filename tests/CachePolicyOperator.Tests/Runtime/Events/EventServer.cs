using System.Text.Json;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Tests.Runtime.Events;

/// <summary>Keeps events as the API server would.</summary>
public sealed class EventServer : PartialClient
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Event> _stored = [];
    private readonly List<string> _requests = [];

    /// <summary>Runs before a request takes effect; may throw.</summary>
    public Action<string>? Before { get; set; }

    /// <summary>Runs after a request has taken effect; may throw, so that the answer is lost.</summary>
    public Action<string>? After { get; set; }

    /// <summary>Requests get no answer until their token is cancelled.</summary>
    public bool Silent { get; set; }

    public IReadOnlyList<Event> Stored
    {
        get
        {
            lock (_gate)
                return [.. _stored.Values];
        }
    }

    public string Requests
    {
        get
        {
            lock (_gate)
                return string.Join(' ', _requests);
        }
    }

    public void ExpireAll()
    {
        lock (_gate)
            _stored.Clear();
    }

    public override Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken) => AnswerAsync<T>(
        "POST",
        () =>
        {
            var created = (Event)(object)entity;
            Assert.True(created.Series is null or { Count: >= 2 });
            return _stored.TryAdd(created.Metadata.Name!, created) ? created : throw Refusal(409, "AlreadyExists");
        },
        cancellationToken);

    public override Task<T> PatchAsync<T>(string name, string? @namespace, Patch patch, CancellationToken cancellationToken) => AnswerAsync<T>(
        "PATCH",
        () =>
        {
            if (!_stored.TryGetValue(name, out var existing))
                throw Refusal(404, "NotFound");
            Assert.Equal(existing.Metadata.Namespace, @namespace);
            using var change = JsonDocument.Parse(Assert.IsType<Patch.Merge>(patch).Content);
            var series = Assert.Single(change.RootElement.EnumerateObject());
            Assert.Equal("series", series.Name);
            return _stored[name] = existing with
            {
                Series = new()
                {
                    Count = series.Value.GetProperty("count").GetInt32(),
                    LastObservedTime = series.Value.GetProperty("lastObservedTime").GetDateTimeOffset(),
                },
            };
        },
        cancellationToken);

    public static Exception Refuse(int code, string reason) => Refusal(code, reason);

    private async Task<T> AnswerAsync<T>(string verb, Func<Event> act, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            _requests.Add(verb);
        if (Silent)
            await Task.Delay(Timeout.Infinite, cancellationToken);

        Before?.Invoke(verb);
        Event answer;
        lock (_gate)
            answer = act();
        After?.Invoke(verb);
        return (T)(object)answer;
    }
}
