using System.Globalization;
using System.Text;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>A K3s server in a container, where a Docker engine answers.</summary>
internal sealed class K3sCluster : IAsyncDisposable
{
    private const ushort ApiPort = 6443;
    private const string Image = "rancher/k3s:v1.33.4-k3s1";

    private readonly IContainer _container;

    private K3sCluster(IContainer container, string kubeconfig)
    {
        _container = container;
        Kubeconfig = kubeconfig;
    }

    public string Kubeconfig { get; }

    /// <summary>The cluster, or null where no Docker engine answers.</summary>
    public static async Task<K3sCluster?> TryStartAsync()
    {
        if (TestcontainersSettings.OS.DockerEndpointAuthConfig is null)
            return null;

        var container = new ContainerBuilder(Image)
            .WithCommand("server", "--disable=traefik,metrics-server", "--tls-san=127.0.0.1")
            .WithPrivileged(true)
            .WithPortBinding(ApiPort, assignRandomHostPort: true)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("Node controller sync successful"))
            .Build();
        await container.StartAsync();
        return new(container, await WriteKubeconfigAsync(container));
    }

    /// <summary>Imports an image archive, as no registry serves it.</summary>
    public async Task LoadAsync(string archive)
    {
        const string inside = "/tmp/image.tar";
        await _container.CopyAsync(await File.ReadAllBytesAsync(archive), inside);
        var result = await _container.ExecAsync(["ctr", "--namespace", "k8s.io", "images", "import", inside]);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"the image was not imported: {result.Stderr}");
    }

    public async ValueTask DisposeAsync()
    {
        File.Delete(Kubeconfig);
        await _container.DisposeAsync();
    }

    private static async Task<string> WriteKubeconfigAsync(IContainer container)
    {
        var inside = Encoding.UTF8.GetString(await container.ReadFileAsync("/etc/rancher/k3s/k3s.yaml"));
        var port = container.GetMappedPublicPort(ApiPort).ToString(CultureInfo.InvariantCulture);
        var path = Path.Combine(Path.GetTempPath(), $"cachepolicy-k3s-{container.Id[..12]}.kubeconfig");
        await File.WriteAllTextAsync(path, inside.Replace($"127.0.0.1:{ApiPort}", $"{container.Hostname}:{port}", StringComparison.Ordinal));
        return path;
    }
}
