using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Certificates;

/// <summary>Carries out plans that change the cluster. Every write is conditional on what its plan was made from.</summary>
[EntityRbac(Resources = ["secrets"], Verbs = ["create"], OwnNamespace = true, Feature = Feature)]
[EntityRbac(Resources = ["secrets"], Verbs = ["get", "update"], ResourceNames = [CertificateOptions.DefaultSecret], OwnNamespace = true, Feature = Feature)]
[EntityRbac(
    Group = "admissionregistration.k8s.io",
    Resources = ["validatingwebhookconfigurations"],
    Verbs = ["get", "patch"],
    ResourceNames = [CertificateOptions.DefaultConfiguration],
    Feature = Feature)]
internal sealed class CertificateWriter(IKubernetesClient client, CertificateOptions options, string @namespace)
{
    /// <summary>What an installation with mounted certificates needs no permission for.</summary>
    internal const string Feature = "ownCertificates";

    public Task<Secret?> ReadSecretAsync(CancellationToken cancellationToken) =>
        client.GetAsync<Secret>(options.Secret, @namespace, cancellationToken);

    public Task<ValidatingWebhookConfiguration?> ReadConfigurationAsync(CancellationToken cancellationToken) =>
        client.GetAsync<ValidatingWebhookConfiguration>(options.Configuration, null, cancellationToken);

    /// <exception cref="KubernetesApiException">Conflict or AlreadyExists: another replica was faster, and its result will do.</exception>
    public Task WriteAsync(CertificatePlan.Write plan, DateTimeOffset now, CancellationToken cancellationToken) => plan switch
    {
        CertificatePlan.CreateAuthority => CreateAsync(now, cancellationToken),
        CertificatePlan.ReplaceAuthority replace => ReplaceAsync(replace.Damaged, now, cancellationToken),
        CertificatePlan.RotateAuthority rotate => client.UpdateAsync(Renew(rotate.Sound.Secret, rotate.Sound.Bundle, now), cancellationToken),
        CertificatePlan.MendBundle mend => client.UpdateAsync(mend.Sound.Secret.With(mend.Sound.Bundle), cancellationToken),
        CertificatePlan.PublishBundle publish => PublishAsync(publish, cancellationToken),
        _ => throw new InvalidOperationException($"unknown plan {plan}"),
    };

    private async Task CreateAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await client.CreateAsync(Renew(Blank(), await PublishedAsync(cancellationToken), now), cancellationToken);

    private async Task ReplaceAsync(SecretReading.Damaged damaged, DateTimeOffset now, CancellationToken cancellationToken) =>
        await client.UpdateAsync(Renew(damaged.Secret, damaged.Salvage.With(await PublishedAsync(cancellationToken)), now), cancellationToken);

    private Secret Renew(Secret secret, TrustBundle trusted, DateTimeOffset now)
    {
        var authority = CertificateAuthority.Create(now, options.AuthorityLifetime);
        return secret.With(authority, trusted.WithoutExpired(now).With(authority.Certificate));
    }

    /// <summary>
    /// What the API server trusts of what operators made: no leaf is served of an authority that is not among these, so what a
    /// Secret that is gone has said about trust is still known.
    /// </summary>
    private async Task<TrustBundle> PublishedAsync(CancellationToken cancellationToken)
    {
        var configuration = await ReadConfigurationAsync(cancellationToken);
        return ConfigurationReading.Of(configuration) is ConfigurationReading.Ours ours ? ours.Trusted.Where(authority => authority.IsOurs) : TrustBundle.Empty;
    }

    private Task<ValidatingWebhookConfiguration> PublishAsync(CertificatePlan.PublishBundle publish, CancellationToken cancellationToken) =>
        client.PatchAsync<ValidatingWebhookConfiguration>(
            options.Configuration, null, BundlePatch.Create(publish.Configuration, publish.Bundle), cancellationToken);

    private Secret Blank() => new()
    {
        Type = AuthoritySecret.Type,
        Metadata = new()
        {
            Name = options.Secret,
            Namespace = @namespace,
            Labels = new Dictionary<string, string> { ["app.kubernetes.io/managed-by"] = "cachepolicy-operator" },
        },
    };
}
