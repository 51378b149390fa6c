using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CachePolicyOperator.Runtime.Hosting;

/// <summary>
/// Named checks of one endpoint, answered the way Kubernetes components do: all of them at <c>/readyz</c>, each with its outcome
/// at <c>/readyz?verbose</c>, one at <c>/readyz/NAME</c>, and <c>?exclude=NAME</c> leaves one out.
/// </summary>
public sealed class HealthChecks
{
    private readonly Lock _lock = new();
    private readonly string _endpoint;
    private (string Name, Func<string?> Check)[] _checks = [("ping", static () => null)];

    /// <param name="endpoint">First segment of the path, as in <c>readyz</c>.</param>
    public HealthChecks(string endpoint) => _endpoint = endpoint;

    /// <summary>Adds a check. It is called for every probe, from any thread, and answers at once.</summary>
    /// <param name="name">Its name in the path and in the answer.</param>
    /// <param name="check">What is wrong, or null. Served without authentication, so it tells no secret.</param>
    public void Add(string name, Func<string?> check)
    {
        lock (_lock)
        {
            if (_checks.Any(known => known.Name == name))
                throw new ArgumentException($"There is a check named {name} already.", nameof(name));
            _checks = [.. _checks, (name, check)];
        }
    }

    /// <summary>The answer to a probe.</summary>
    /// <param name="name">The check that the path names; null for all.</param>
    /// <param name="verbose">List the checks although all are well.</param>
    /// <param name="exclude">Checks to leave out.</param>
    public HealthResponse Respond(string? name = null, bool verbose = false, IReadOnlyCollection<string>? exclude = null)
    {
        var checks = Volatile.Read(ref _checks);
        if (name is not null)
        {
            checks = [.. checks.Where(check => check.Name == name)];
            if (checks.Length == 0)
                return new(404, $"no check named {name}\n");
        }

        var body = new StringBuilder();
        var healthy = true;
        foreach (var (checkName, check) in checks)
        {
            if (exclude?.Contains(checkName) == true)
                body.Append("[+]").Append(checkName).Append(" excluded: ok\n");
            else if (Run(check) is { } reason)
            {
                healthy = false;
                body.Append("[-]").Append(checkName).Append(" failed: ").Append(reason).Append('\n');
            }
            else
                body.Append("[+]").Append(checkName).Append(" ok\n");
        }

        if (!healthy)
            return new(500, body.Append(_endpoint).Append(" check failed\n").ToString());
        return verbose ? new(200, body.Append(_endpoint).Append(" check passed\n").ToString()) : new(200, "ok");
    }

    [SuppressMessage("Design", "CA1031", Justification = "A check that throws has failed, and the probe shall say so.")]
    private static string? Run(Func<string?> check)
    {
        try
        {
            return check();
        }
        catch (Exception failure)
        {
            return $"the check threw {failure.GetType().Name}";
        }
    }
}
