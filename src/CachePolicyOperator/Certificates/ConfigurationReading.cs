using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Certificates;

/// <summary>What the webhook configuration says about whom the API server trusts.</summary>
internal abstract record ConfigurationReading
{
    /// <summary>cert-manager's CA injector writes the caBundle of what carries this.</summary>
    public const string InjectorAnnotation = "cert-manager.io/inject-ca-from";

    private ConfigurationReading()
    {
    }

    public static ConfigurationReading Of(ValidatingWebhookConfiguration? configuration)
    {
        if (configuration is null)
            return new Absent();
        return configuration.Metadata.Annotations?.ContainsKey(InjectorAnnotation) == true ? new Injected() : new Ours(configuration);
    }

    /// <summary>Not installed (yet): nobody calls the webhook.</summary>
    internal sealed record Absent : ConfigurationReading;

    /// <summary>Its caBundle is kept by cert-manager: not ours to write.</summary>
    internal sealed record Injected : ConfigurationReading;

    internal sealed record Ours(ValidatingWebhookConfiguration Configuration) : ConfigurationReading
    {
        private IEnumerable<byte[]> Bundles => (Configuration.Webhooks ?? []).Select(webhook => webhook.ClientConfig?.CaBundle ?? []);

        /// <summary>What is accepted for any webhook.</summary>
        public TrustBundle Trusted => Bundles.Aggregate(TrustBundle.Empty, (trusted, found) => trusted.With(TrustBundle.Parse(found)));

        /// <summary>Every webhook has exactly this bundle.</summary>
        public bool Carries(TrustBundle bundle)
        {
            var pem = bundle.ToPem();
            return Bundles.All(found => found.AsSpan().SequenceEqual(pem));
        }

        /// <summary>A certificate of this authority is accepted for every webhook.</summary>
        public bool Trusts(TrustedAuthority authority) => Bundles.All(found => TrustBundle.Parse(found).Contains(authority));
    }
}
