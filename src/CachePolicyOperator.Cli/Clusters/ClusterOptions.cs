using System.CommandLine;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.Cli.Clusters;

/// <summary>How commands are told which cluster to ask: as for kubectl.</summary>
internal sealed class ClusterOptions
{
    private readonly Option<string?> _kubeconfig = new("--kubeconfig") { Description = "Kubeconfig file (default: as for kubectl)." };
    private readonly Option<string?> _context = new("--context") { Description = "Context of the kubeconfig." };
    private readonly Option<string> _namespace;

    /// <param name="namespace">The command's own.</param>
    public ClusterOptions(Option<string> @namespace) => _namespace = @namespace;

    public Option<bool> Wanted { get; } = new("--cluster") { Description = "Ask the cluster." };

    public void AddTo(Command command, bool optional = true)
    {
        if (optional)
            command.Add(Wanted);
        command.Add(_kubeconfig);
        command.Add(_context);
    }

    /// <summary>Null where the command line does not ask for the cluster.</summary>
    public Cluster? Open(ParseResult parsed, Terminal terminal) => parsed.GetValue(Wanted) ? Connect(parsed, terminal) : null;

    /// <exception cref="InputException">There is no way to a cluster.</exception>
    public Cluster Connect(ParseResult parsed, Terminal terminal)
    {
        try
        {
            var configuration = DefaultConfiguration.Load(parsed.GetValue(_kubeconfig), parsed.GetValue(_context), terminal.Time);
            var named = parsed.GetResult(_namespace) is { Implicit: false };
            return new(configuration, named ? parsed.GetValue(_namespace)! : configuration.Namespace, terminal.Time);
        }
        catch (ConfigurationException e)
        {
            throw new InputException(e.Message);
        }
    }
}
