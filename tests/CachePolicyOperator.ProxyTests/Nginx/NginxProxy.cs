using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Rendering.Nginx;
using CachePolicyOperator.Policy.Resolution;

namespace CachePolicyOperator.ProxyTests.Nginx;

/// <summary>A real nginx on a rendered configuration, in a folder and on ports of its own.</summary>
internal sealed partial class NginxProxy : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false });
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly int _port;

    private NginxProxy(Process process, RenderedConfig config, string folder, bool ownsFolder, int port)
    {
        _process = process;
        Config = config;
        _folder = folder;
        _ownsFolder = ownsFolder;
        _port = port;
    }

    public RenderedConfig Config { get; }

    /// <summary>Where clients are served.</summary>
    public int Port => _port;

    /// <summary>Starts nginx for a policy with these rules, in YAML, and returns when its status port answers.</summary>
    /// <param name="origin">Where misses go.</param>
    /// <param name="rules">The value of spec.rules.</param>
    /// <param name="folder">Where it keeps its files; null: a new folder that goes away with it.</param>
    /// <param name="cacheGeneration">Part of every key.</param>
    public static async Task<NginxProxy> StartAsync(ScriptedOrigin origin, string rules, string? folder = null, long cacheGeneration = 1)
    {
        var home = folder ?? Directory.CreateTempSubdirectory("cachepolicy-proxytest").FullName;
        foreach (var name in new[] { "conf.d", "cache", "temp" })
            Directory.CreateDirectory(Path.Combine(home, name));

        var (port, statusPort, internalPort) = (LoopbackPorts.Next(), LoopbackPorts.Next(), LoopbackPorts.Next());
        var config = Render(origin, rules, home, cacheGeneration, port, statusPort, internalPort);
        foreach (var (name, content) in config.Files)
            await File.WriteAllTextAsync(Path.Combine(home, "conf.d", name), content);
        await File.WriteAllTextAsync(Path.Combine(home, "nginx.conf"), MainConfiguration(home));

        var start = new ProcessStartInfo(NginxBinary.Path, ["-p", home, "-c", Path.Combine(home, "nginx.conf")]) { RedirectStandardError = true };
        var process = Process.Start(start)!;
        var proxy = new NginxProxy(process, config, home, folder is null, port);
        await proxy.AnswersAsync(statusPort);
        return proxy;
    }

    public Task<Observation> GetAsync(string target, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, target, null, headers);

    public async Task<Observation> SendAsync(HttpMethod method, string target, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"http://127.0.0.1:{_port}{target}");
        if (body is not null)
            request.Content = new StringContent(body);
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        using var response = await _client.SendAsync(request);
        return await Observation.OfAsync(response);
    }

    /// <summary>Sends the bytes of a request that clients would normalise, and returns the whole answer.</summary>
    public async Task<string> SendRawAsync(string target, params string[] headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port);
        var lines = string.Concat(headers.Prepend("Host: raw.example.com").Append("Connection: close").Select(header => header + "\r\n"));
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes($"GET {target} HTTP/1.1\r\n{lines}\r\n"));
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    public async Task<(int Status, string Body)> StatusAsync(string path)
    {
        using var response = await _client.GetAsync($"http://127.0.0.1:{Config.StatusPort}{path}");
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _ = Kill(_process.Id, Terminate);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
        if (_ownsFolder)
            Directory.Delete(_folder, recursive: true);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);

    private static RenderedConfig Render(
        ScriptedOrigin origin, string rules, string home, long cacheGeneration, int port, int statusPort, int internalPort)
    {
        var manifest = $$"""
            metadata: {name: shop, namespace: test}
            spec:
              targetRef: {name: proxy}
              listen: {port: {{port}}, statusPort: {{statusPort}}, internalPort: {{internalPort}}}
              origin: {service: {name: origin, port: 80}, connectTimeout: 2s, readTimeout: 20s}
              storage: {path: {{home}}/cache}
              rules:
            {{string.Join('\n', rules.Split('\n').Select(line => "  " + line))}}
            """;
        var policy = YamlManifest.ReadAll(manifest).Single().Deserialize(EntitiesJsonContext.Default.CachePolicy)!;
        var layout = NginxLayout.Container with { ListenAddress = "127.0.0.1", OriginAddress = origin.Address };
        return NginxRenderer.Render(PolicyResolver.Resolve(NamespacedName.Of(policy), policy.Spec), cacheGeneration, layout);
    }

    // What the stock image's nginx.conf is around conf.d, in a folder.
    private static string MainConfiguration(string home) => $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        daemon off;
        worker_processes 1;
        pid {{home}}/nginx.pid;
        error_log stderr warn;
        events { worker_connections 1024; }
        http {
            access_log off;
            client_body_temp_path {{home}}/temp/body;
            proxy_temp_path {{home}}/temp/proxy;
            fastcgi_temp_path {{home}}/temp/fastcgi;
            uwsgi_temp_path {{home}}/temp/uwsgi;
            scgi_temp_path {{home}}/temp/scgi;
            keepalive_timeout 65;
            include {{home}}/conf.d/*.conf;
        }
        """;

    private async Task AnswersAsync(int statusPort)
    {
        var errors = new StringBuilder();
        _process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();

        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var response = await _client.GetAsync($"http://127.0.0.1:{statusPort}/.cachepolicy/revision");
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited && Stopwatch.GetElapsedTime(started) < StartPatience)
            {
                await Task.Delay(20);
            }
            catch (HttpRequestException)
            {
                await DisposeAsync();
                throw new InvalidOperationException($"nginx did not start: {errors}");
            }
        }
    }
}
