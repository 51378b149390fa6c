using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rendering.Nginx;

namespace CachePolicyOperator.Cli.Trying;

/// <summary>A folder with everything that an nginx of one user needs: configuration, store, temporary files. It goes away with this object.</summary>
internal sealed class NginxHome : IDisposable
{
    // Where the image of nginx has it, where Debian, and where the others.
    private static readonly string[] CertificateFiles = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

    private readonly string _folder = Directory.CreateTempSubdirectory("cachepolicy-try-").FullName;

    public NginxHome(EffectivePolicy policy)
    {
        foreach (var name in new[] { "conf.d", "store", "temp" })
            Directory.CreateDirectory(Path.Combine(_folder, name));
        var layout = NginxLayout.Container with { ListenAddress = "127.0.0.1", TrustedCertificates = CertificateFiles.FirstOrDefault(File.Exists) ?? CertificateFiles[0] };
        var placed = policy with { Storage = policy.Storage with { Path = Path.Combine(_folder, "store") } };
        foreach (var (name, content) in NginxRenderer.Render(placed, cacheGeneration: 1, layout).Files)
            File.WriteAllText(Path.Combine(_folder, "conf.d", name), content);
        File.WriteAllText(Configuration, Main());
    }

    /// <summary>What nginx is started with, and what it is told to stop with.</summary>
    public IReadOnlyList<string> Arguments => ["-e", "stderr", "-p", _folder + "/", "-c", Configuration];

    private string Configuration => Path.Combine(_folder, "nginx.conf");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // What the stock image's nginx.conf is around conf.d, with a line of JSON for each request on standard output.
    private string Main() => $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        daemon off;
        worker_processes 1;
        pid {{_folder}}/nginx.pid;
        error_log stderr warn;
        events { worker_connections 1024; }
        http {
            log_format try escape=json '{"method":"$request_method","target":"$request_uri","status":$status,"store":"$upstream_cache_status","cacheStatus":"$sent_http_cache_status","seconds":$request_time}';
            access_log /dev/stdout try;
            client_body_temp_path {{_folder}}/temp/body;
            proxy_temp_path {{_folder}}/temp/proxy;
            fastcgi_temp_path {{_folder}}/temp/fastcgi;
            uwsgi_temp_path {{_folder}}/temp/uwsgi;
            scgi_temp_path {{_folder}}/temp/scgi;
            keepalive_timeout 65;
            include {{_folder}}/conf.d/*.conf;
        }
        """;
}
