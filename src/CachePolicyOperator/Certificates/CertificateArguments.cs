using System.CommandLine;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Certificates;

/// <summary>The part of the command line that is about the webhook's certificate.</summary>
internal sealed class CertificateArguments
{
    private readonly Option<string?> _folder = new("--webhook-certificate-folder") { Description = "Folder with tls.crt and tls.key that somebody else keeps, such as cert-manager (default: the operator keeps its own)." };
    private readonly Option<string> _secret = new("--webhook-secret") { Description = "Secret in which the replicas share their certificate authority.", DefaultValueFactory = _ => CertificateOptions.DefaultSecret };
    private readonly Option<string> _configuration = new("--webhook-configuration") { Description = "ValidatingWebhookConfiguration whose caBundle is kept.", DefaultValueFactory = _ => CertificateOptions.DefaultConfiguration };
    private readonly Option<string> _service = new("--webhook-service") { Description = "Service that the certificate names.", DefaultValueFactory = _ => CertificateOptions.DefaultService };
    private readonly Option<string?> _namespace = new("--webhook-namespace") { Description = "Namespace of the Service and the Secret (default: the pod's own, or the context's)." };
    private readonly Option<string[]> _hosts = new("--webhook-host") { Description = "Another DNS name or address that the certificate names; may be repeated." };
    private readonly Option<string> _leaf = new("--webhook-certificate-lifetime") { Description = "How long a serving certificate is valid, such as 7d.", DefaultValueFactory = _ => "7d" };
    private readonly Option<string> _authority = new("--webhook-authority-lifetime") { Description = "How long a certificate authority is valid, such as 365d.", DefaultValueFactory = _ => "365d" };

    public CertificateArguments()
    {
        foreach (var lifetime in (Option<string>[])[_leaf, _authority])
        {
            lifetime.Validators.Add(result =>
            {
                if (Lifetime(result.GetValueOrDefault<string>()) is not { } given || given < TimeSpan.FromSeconds(1))
                    result.AddError($"{lifetime.Name} takes a time of at least a second with a unit, such as 7d");
            });
        }
    }

    public IEnumerable<Option> All => [_folder, _secret, _configuration, _service, _namespace, _hosts, _leaf, _authority];

    public void AddTo(RootCommand root)
    {
        foreach (var option in All)
            root.Add(option);
        root.Validators.Add(result =>
        {
            if (Lifetime(result.GetValue(_authority)) < Lifetime(result.GetValue(_leaf)) * 3)
                result.AddError($"{_authority.Name} is at least three times {_leaf.Name}: an authority's last third has to outlast its certificates");
        });
    }

    public CertificateOptions Read(ParseResult result) => new()
    {
        Folder = result.GetValue(_folder),
        Secret = result.GetValue(_secret)!,
        Configuration = result.GetValue(_configuration)!,
        Service = result.GetValue(_service)!,
        Namespace = result.GetValue(_namespace),
        Hosts = result.GetValue(_hosts) ?? [],
        LeafLifetime = Lifetime(result.GetValue(_leaf))!.Value,
        AuthorityLifetime = Lifetime(result.GetValue(_authority))!.Value,
    };

    private static TimeSpan? Lifetime(string? text) =>
        CacheDuration.Parse(text) is Parsed<CacheDuration>.Value { Result: var duration } ? duration.TimeSpan : null;
}
