using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using CachePolicyOperator.AdmissionChecks;
using CachePolicyOperator.Certificates;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator;

/// <summary>The operator's options.</summary>
internal static class CommandLine
{
    public static RootCommand Create(Func<HostOptions, CancellationToken, Task<int>> run)
    {
        var kubeconfig = new Option<string?>("--kubeconfig") { Recursive = true, Description = "Kubeconfig file (default: KUBECONFIG, the pod's service account, ~/.kube/config)." };
        var context = new Option<string?>("--context") { Recursive = true, Description = "Context of the kubeconfig (default: its current one)." };
        var @namespace = new Option<string?>("--namespace") { Description = "Look at this namespace only (default: all)." };
        var workers = new Option<int>("--workers") { Description = "Policies that are worked on at the same time.", DefaultValueFactory = _ => 4 };
        var resync = new Option<string>("--resync-period") { Description = "How often every policy is looked at again although nothing changed, such as 30m or 10h.", DefaultValueFactory = _ => "10h" };
        var health = new Option<string>("--health-address") { Description = "Address and port of /healthz and /readyz; :8081 for all addresses.", DefaultValueFactory = _ => "0.0.0.0:8081" };
        var metrics = new Option<string?>("--metrics-address") { Description = "Address and port of /metrics, such as :8080 for all addresses (default: it is off)." };
        var webhook = new Option<string?>("--webhook-address") { Description = "Address and port of the admission webhook, such as :9443 for all addresses (default: it is off)." };
        var user = new Option<string?>("--operator-user") { Description = "The operator's user name on the API server, which may write what it rendered (default: as its service account token says)." };
        var elect = new Option<bool>("--leader-elect") { Description = "Replicas elect the one that works.", DefaultValueFactory = _ => true };
        var leaseNamespace = new Option<string?>("--lease-namespace") { Description = "Namespace of the lease (default: the pod's own, or the context's)." };
        var probe = new Option<ProbeRoute>("--probe") { Description = "How pods are asked what they serve.", DefaultValueFactory = _ => ProbeRoute.Auto };
        var prometheus = new Option<string[]>("--prometheus") { Description = "Address of a Prometheus that policies may name in rollout.prometheus; may be repeated (default: none is asked)." };
        var shutdownDelay = new Option<string>("--shutdown-delay") { Description = "How long requests are still answered after a stop was asked for, such as 5s: until clients know.", DefaultValueFactory = _ => "0s" };
        var logFormat = new Option<LogFormat>("--log-format") { Description = "Text for people, Json for log collectors.", DefaultValueFactory = _ => LogFormat.Text };
        var certificates = new CertificateArguments();

        workers.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 64)
                result.AddError("--workers takes a number from 1 to 64");
        });
        resync.Validators.Add(result =>
        {
            if (CacheDuration.Parse(result.GetValueOrDefault<string>() ?? "") is not Parsed<CacheDuration>.Value { Result.TimeSpan.Ticks: > 0 })
                result.AddError("--resync-period takes a time with a unit, such as 30m or 10h");
        });
        shutdownDelay.Validators.Add(result =>
        {
            if (CacheDuration.Parse(result.GetValueOrDefault<string>() ?? "") is not Parsed<CacheDuration>.Value)
                result.AddError("--shutdown-delay takes a time with a unit, such as 5s");
        });
        health.Validators.Add(result =>
        {
            if (!Listening.TryParse(result.GetValueOrDefault<string>(), out _))
                result.AddError("--health-address takes address:port, such as 127.0.0.1:8081 or [::]:8081, or :port for all addresses");
        });
        prometheus.Validators.Add(result =>
        {
            if ((result.GetValueOrDefault<string[]>() ?? []).Any(text => !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
                result.AddError("--prometheus takes an address such as http://prometheus.monitoring.svc:9090");
        });
        metrics.Validators.Add(IsAddress("--metrics-address", 8080));
        webhook.Validators.Add(IsAddress("--webhook-address", 9443));

        var root = new RootCommand("CachePolicy Operator: brings CachePolicies to the proxies of a cluster.")
        {
            kubeconfig, context, @namespace, workers, resync, health, metrics, webhook, user, elect, leaseNamespace, probe, prometheus, shutdownDelay, logFormat,
            AdmissionCheckCommand.Create(kubeconfig, context),
        };
        certificates.AddTo(root);
        root.SetAction((result, cancellationToken) => run(
            new()
            {
                Kubeconfig = result.GetValue(kubeconfig),
                Context = result.GetValue(context),
                Namespace = result.GetValue(@namespace),
                Workers = result.GetValue(workers),
                ResyncPeriod = CacheDuration.Parse(result.GetValue(resync)).OrThrow().TimeSpan,
                HealthAddress = Listening.TryParse(result.GetValue(health), out var healthAddress) ? healthAddress! : throw new InvalidOperationException("validated"),
                MetricsAddress = AddressOf(result.GetValue(metrics)),
                WebhookAddress = AddressOf(result.GetValue(webhook)),
                OperatorUser = result.GetValue(user),
                LeaderElect = result.GetValue(elect),
                LeaseNamespace = result.GetValue(leaseNamespace),
                Probe = result.GetValue(probe),
                Prometheus = [.. (result.GetValue(prometheus) ?? []).Select(text => new Uri(text))],
                ShutdownDelay = CacheDuration.Parse(result.GetValue(shutdownDelay)).OrThrow().TimeSpan,
                LogFormat = result.GetValue(logFormat),
                Certificates = certificates.Read(result),
            },
            cancellationToken));
        return root;
    }

    private static Action<OptionResult> IsAddress(string option, int port) => result =>
    {
        if (result.GetValueOrDefault<string?>() is { Length: > 0 } text && AddressOf(text) is null)
            result.AddError($"{option} takes address:port, such as 127.0.0.1:{port} or [::]:{port}, or :port for all addresses");
    };

    /// <summary>Null for nothing, and for what is no address.</summary>
    private static IPEndPoint? AddressOf(string? text) => Listening.TryParse(text, out var address) ? address : null;
}
