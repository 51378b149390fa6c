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
    private readonly RenderedConfig? _config;
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly int _port;

    private NginxProxy(Process process, RenderedConfig? config, string folder, bool ownsFolder, int port)
    {
        _process = process;
        _config = config;
        _folder = folder;
        _ownsFolder = ownsFolder;
        _port = port;
    }

    /// <summary>Of an nginx that runs a rendered configuration.</summary>
    public RenderedConfig Config => _config ?? throw new InvalidOperationException("a configuration that was not rendered");

    /// <summary>Where clients are served.</summary>
    public int Port => _port;

    /// <summary>Starts nginx for a policy with these rules, in YAML, and returns when its status port answers.</summary>
    /// <param name="origin">Where misses go.</param>
    /// <param name="rules">The value of spec.rules.</param>
    /// <param name="folder">Where it keeps its files; null: a new folder that goes away with it.</param>
    /// <param name="cacheGeneration">Part of every key.</param>
    public static Task<NginxProxy> StartAsync(ScriptedOrigin origin, string rules, string? folder = null, long cacheGeneration = 1)
    {
        var home = folder ?? NewFolder();
        return StartAsync(origin, PolicyOf(rules, home), home, folder is null, cacheGeneration);
    }

    /// <summary>Starts nginx for a whole policy, whose ports, store and origin are replaced.</summary>
    public static Task<NginxProxy> StartPolicyAsync(ScriptedOrigin origin, string manifest)
    {
        var home = NewFolder();
        var policy = Read(manifest);
        policy.Spec.Storage.Path = $"{home}/cache";
        return StartAsync(origin, policy, home, ownsFolder: true, cacheGeneration: 1);
    }

    /// <summary>Starts nginx with a configuration that listens on 8080, stores in /var/cache/nginx and passes to origin.example.com:8080, which are replaced.</summary>
    public static async Task<NginxProxy> StartRawAsync(ScriptedOrigin origin, string configuration)
    {
        var home = NewFolder();
        var port = LoopbackPort.Next();
        var text = configuration
            .Replace("listen 8080", $"listen 127.0.0.1:{port}", StringComparison.Ordinal)
            .Replace("/var/cache/nginx", $"{home}/cache", StringComparison.Ordinal)
            .Replace("origin.example.com:8080", origin.Address, StringComparison.Ordinal)
            .Replace("http {", $"http {{\n{TemporaryFolders(home)}", StringComparison.Ordinal);
        var proxy = await LaunchAsync(null, home, ownsFolder: true, port, $"{MainSettings(home)}\n{text}");
        await proxy.AnswersAsync($"http://127.0.0.1:{port}/.started");
        return proxy;
    }

    private static async Task<NginxProxy> StartAsync(ScriptedOrigin origin, CachePolicy policy, string home, bool ownsFolder, long cacheGeneration)
    {
        policy.Spec.Listen = new() { Port = LoopbackPort.Next(), StatusPort = LoopbackPort.Next(), InternalPort = LoopbackPort.Next() };
        var layout = NginxLayout.Container with { ListenAddress = "127.0.0.1", OriginAddress = origin.Address };
        var config = NginxRenderer.Render(PolicyResolver.Resolve(NamespacedName.Of(policy), policy.Spec), cacheGeneration, layout);
        Directory.CreateDirectory(Path.Combine(home, "conf.d"));
        foreach (var (name, content) in config.Files)
            await File.WriteAllTextAsync(Path.Combine(home, "conf.d", name), content);
        var proxy = await LaunchAsync(config, home, ownsFolder, policy.Spec.Listen.Port, MainConfiguration(home));
        await proxy.AnswersAsync($"http://127.0.0.1:{policy.Spec.Listen.StatusPort}/.cachepolicy/revision");
        return proxy;
    }

    private static async Task<NginxProxy> LaunchAsync(RenderedConfig? config, string home, bool ownsFolder, int port, string main)
    {
        foreach (var name in new[] { "cache", "temp" })
            Directory.CreateDirectory(Path.Combine(home, name));
        await File.WriteAllTextAsync(Path.Combine(home, "nginx.conf"), main);
        var start = new ProcessStartInfo(NginxBinary.Path, ["-p", home, "-c", Path.Combine(home, "nginx.conf")]) { RedirectStandardError = true };
        return new NginxProxy(Process.Start(start)!, config, home, ownsFolder, port);
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

    private static string NewFolder() => Directory.CreateTempSubdirectory("cachepolicy-proxytest").FullName;

    private static CachePolicy PolicyOf(string rules, string home) => Read($$"""
        metadata: {name: shop, namespace: test}
        spec:
          targetRef: {name: proxy}
          origin: {service: {name: origin, port: 80}, connectTimeout: 2s, readTimeout: 20s}
          storage: {path: {{home}}/cache}
          rules:
        {{string.Join('\n', rules.Split('\n').Select(line => "  " + line))}}
        """);

    private static CachePolicy Read(string manifest) => YamlManifest.ReadAll(manifest).Single().Deserialize(EntitiesJsonContext.Default.CachePolicy)!;

    // What the stock image's nginx.conf is around conf.d, in a folder.
    private static string MainConfiguration(string home) => $$"""
        {{MainSettings(home)}}
        events { worker_connections 1024; }
        http {
        {{TemporaryFolders(home)}}
            keepalive_timeout 65;
            include {{home}}/conf.d/*.conf;
        }
        """;

    private static string MainSettings(string home) => $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        daemon off;
        worker_processes 1;
        pid {{home}}/nginx.pid;
        error_log stderr warn;
        """;

    private static string TemporaryFolders(string home) => $"""
            access_log off;
            client_body_temp_path {home}/temp/body;
            proxy_temp_path {home}/temp/proxy;
            fastcgi_temp_path {home}/temp/fastcgi;
            uwsgi_temp_path {home}/temp/uwsgi;
            scgi_temp_path {home}/temp/scgi;
        """;

    private async Task AnswersAsync(string address)
    {
        var errors = new StringBuilder();
        _process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();

        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var response = await _client.GetAsync(address);
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
