using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Certificates;

/// <summary>Carries out plans that change the cluster. Every write is conditional on what its plan was made from.</summary>
[EntityRbac(Resources = ["secrets"], Verbs = ["create"], OwnNamespace = true)]
[EntityRbac(Resources = ["secrets"], Verbs = ["get", "update"], ResourceNames = [CertificateOptions.DefaultSecret], OwnNamespace = true)]
[EntityRbac(
    Group = "admissionregistration.k8s.io",
    Resources = ["validatingwebhookconfigurations"],
    Verbs = ["patch"],
    ResourceNames = [CertificateOptions.DefaultConfiguration])]
internal sealed class CertificateWriter(IKubernetesClient client, CertificateOptions options, string @namespace)
{
    public Task<Secret?> ReadSecretAsync(CancellationToken cancellationToken) =>
        client.GetAsync<Secret>(options.Secret, @namespace, cancellationToken);

    /// <param name="plan">What to do.</param>
    /// <param name="remembered">What this replica knows to have been trusted; leaves that rely on it may be in use.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="KubernetesApiException">Conflict or AlreadyExists: another replica was faster, and its result will do.</exception>
    public Task WriteAsync(CertificatePlan.Write plan, TrustBundle remembered, DateTimeOffset now, CancellationToken cancellationToken) => plan switch
    {
        CertificatePlan.CreateAuthority => client.CreateAsync(Renew(Blank(), remembered, now), cancellationToken),
        CertificatePlan.ReplaceAuthority replace => client.UpdateAsync(Renew(replace.Damaged.Secret, replace.Damaged.Salvage.With(remembered), now), cancellationToken),
        CertificatePlan.RotateAuthority rotate => client.UpdateAsync(Renew(rotate.Sound.Secret, rotate.Sound.Bundle, now), cancellationToken),
        CertificatePlan.MendBundle mend => client.UpdateAsync(mend.Sound.Secret.With(mend.Sound.Bundle), cancellationToken),
        CertificatePlan.PublishBundle publish => PublishAsync(publish, cancellationToken),
        _ => throw new InvalidOperationException($"unknown plan {plan}"),
    };

    private Secret Renew(Secret secret, TrustBundle trusted, DateTimeOffset now)
    {
        var authority = CertificateAuthority.Create(now, options.AuthorityLifetime);
        return secret.With(authority, trusted.WithoutExpired(now).With(authority.Certificate));
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
