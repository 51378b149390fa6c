using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>A kubeconfig's user: client certificate or token. What would change who acts, or run a program, is refused.</summary>
internal static class KubeconfigUser
{
    private const string WayOut =
        "give the user a token, a tokenFile or a client certificate instead, for instance of a service account (kubectl create token NAME)";

    /// <summary>Fields that cannot be left out silently, each with what is wrong about it.</summary>
    private static readonly (string Field, string Problem)[] Refused =
    [
        ("exec", "asks for a credential plugin, and this program starts none: " + WayOut),
        ("auth-provider", "was removed from Kubernetes in 1.26 and is not supported: " + WayOut),
        ("username", "and password were removed from Kubernetes in 1.19 and are not supported: " + WayOut),
        ("password", "and username were removed from Kubernetes in 1.19 and are not supported: " + WayOut),
        ("as", "asks for impersonation, which is not supported: use credentials of that user"),
        ("as-uid", "asks for impersonation, which is not supported: use credentials of that user"),
        ("as-groups", "asks for impersonation, which is not supported: use credentials of that user"),
        ("as-user-extra", "asks for impersonation, which is not supported: use credentials of that user"),
    ];

    public static KubernetesConfiguration Apply(KubeconfigEntry user, KubernetesConfiguration configuration, TimeProvider time)
    {
        foreach (var (field, problem) in Refused)
        {
            if (user.Has(field))
                throw user.Wrong(field, problem);
        }
        return configuration with { ClientCertificate = Certificate(user), Token = Token(user, time) };
    }

    private static ITokenSource? Token(KubeconfigEntry user, TimeProvider time) =>
        user.ExistingFile("tokenFile") is { } file ? new FileToken(file, time)
        : user.Text("token") is { } token ? new StaticToken(token)
        : null;

    private static X509Certificate2? Certificate(KubeconfigEntry user)
    {
        var certificate = Pem(user, "client-certificate");
        var key = Pem(user, "client-key");
        if (certificate is null && key is null)
            return null;
        if (certificate is null)
            throw user.Wrong("client-certificate", "is missing beside client-key");
        if (key is null)
            throw user.Wrong("client-key", "is missing beside client-certificate");
        try
        {
            using var pair = X509Certificate2.CreateFromPem(certificate, key);
            // Schannel takes no key that lives in memory only.
            return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), password: null);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw user.Wrong("client-certificate", $"and client-key cannot be used: {e.Message.TrimEnd('.')}", e);
        }
    }

    private static string? Pem(KubeconfigEntry user, string field) =>
        user.Data(field + "-data") ?? (user.ExistingFile(field) is { } file ? File.ReadAllText(file) : null);
}
