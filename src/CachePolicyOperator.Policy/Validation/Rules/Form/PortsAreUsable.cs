namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-006, deny: ports are between 1 and 65535, and the proxy's own three differ.</summary>
internal sealed class PortsAreUsable() : PolicyRule(new(
    "API-006",
    Severity.Deny,
    "Ports are between 1 and 65535; listen.port, listen.statusPort and listen.internalPort differ.",
    "A proxy that shall listen twice on one port does not start, and every pod of the rollout would fail.",
    "bind(2), EADDRINUSE",
    "Choose another port; 8080, 9145 and 9146 are the defaults.")
{
    Title = "Ports are usable",
})
{
    private const int StatusDefault = 9145;

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        var (port, status, inner) = (spec.Listen.Port, spec.Listen.StatusPort, spec.Listen.InternalPort);
        var ports = new List<(string Path, int Port)>
        {
            ("spec.listen.port", port),
            ("spec.listen.statusPort", status),
            ("spec.listen.internalPort", inner),
        };
        if (spec.Origin.Service is { } service)
            ports.Add(("spec.origin.service.port", service.Port));
        if (spec.Origin.Host is { } host)
            ports.Add(("spec.origin.host.port", host.Port));

        foreach (var (path, number) in ports)
        {
            if (number is < 1 or > 65535)
                yield return Violation(path, number == 0 ? "the port is missing; add one between 1 and 65535" : $"{number} is not a port; use one between 1 and 65535");
        }

        if (status == port)
            yield return Violation("spec.listen.statusPort", $"{status} is the port of the cached traffic too; choose another one, such as {Free(port, inner)}");
        if (inner == port || inner == status)
            yield return Violation("spec.listen.internalPort", $"{inner} is {(inner == port ? "port" : "statusPort")} too; choose another one, such as {Free(port, status)}");
    }
    private static int Free(int one, int other) => Enumerable.Range(StatusDefault, 3).First(port => port != one && port != other);
}
