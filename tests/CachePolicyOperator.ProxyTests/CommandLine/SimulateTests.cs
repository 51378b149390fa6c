using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.ProxyTests.Nginx;

namespace CachePolicyOperator.ProxyTests.CommandLine;

/// <summary>The prediction beside what a real nginx does with the same requests.</summary>
public sealed class SimulateTests : IDisposable
{
    private const int Requests = 4000;

    // Besides first times and repeats: expiry (tight), errors, bypasses, parameters that do not count, a header that does, HEAD.
    private const string Rules = """
        - {name: assets, match: {pathPrefix: /assets/}, ttl: {mode: Override, edge: 1h}}
        - {name: account, match: {pathPrefix: /account/}, cache: Bypass}
        - name: tight
          match: {pathPrefix: /tight/}
          ttl: {mode: Override, edge: 2s}
        - name: pages
          match: {pathPrefix: /}
          ttl: {mode: RespectOrigin, default: 1h, max: 1h, negative: {"404": 1h}}
          key: {query: {exclude: [utm_*]}, headers: [Accept-Language]}
          bypass: {cookies: [session]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("cachepolicy-proxytest").FullName;

    [Fact]
    public async Task Every_rules_hit_ratio_is_within_one_percentage_point_of_a_real_nginx()
    {
        await using var origin = new ScriptedOrigin { Answer = request => request.Target.Contains("gone", StringComparison.Ordinal) ? OriginResponse.Error(404) : request.Target.Contains("broken", StringComparison.Ordinal) ? OriginResponse.Error(500) : OriginResponse.Ok(new string('x', 200)) };
        await using var proxy = await NginxProxy.StartAsync(origin, Rules);
        var log = new StringBuilder();
        var real = new Dictionary<string, (int Requests, int Hits)>();
        var random = new Random(1);
        for (var i = 0; i < Requests; i++)
        {
            var (method, target, headers) = Next(random);
            var time = DateTimeOffset.UtcNow;
            var seen = await proxy.SendAsync(method, target, null, headers);
            log.Append(Line(time, method, target, seen, headers));
            var folder = target.Split('/')[1];
            var rule = folder is "assets" or "account" or "tight" ? folder : "pages";
            var (requests, hits) = real.GetValueOrDefault(rule);
            real[rule] = (requests + 1, hits + (seen.IsHit ? 1 : 0));
        }

        var predicted = await SimulateAsync(log.ToString());

        Assert.Equal(4, real.Count);
        Assert.All(real, entry =>
        {
            var (requests, hits) = entry.Value;
            var rule = predicted["rules"]!.AsArray().Single(rule => (string?)rule!["name"] == entry.Key)!;
            Assert.Equal(requests, (int)rule["requests"]!);
            Assert.InRange((double)rule["hitRatio"]! - ((double)hits / requests), -0.01, 0.01);
        });
        Assert.InRange((double)predicted["total"]!["originRequests"]! / origin.Count, 0.99, 1.01);

        // The mixture is one in which a wrong model shows.
        Assert.InRange((double)real["pages"].Hits / real["pages"].Requests, 0.3, 0.9);
        Assert.InRange((double)real["tight"].Hits / real["tight"].Requests, 0.3, 0.9);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (HttpMethod Method, string Target, (string Name, string Value)[] Headers) Next(Random random)
    {
        var rank = (int)Math.Exp(random.NextDouble() * Math.Log(2000));
        var method = random.Next(20) == 0 ? HttpMethod.Head : HttpMethod.Get;
        (string, string)[] headers = (rank % 5) switch
        {
            0 => [("Accept-Language", random.Next(2) == 0 ? "de" : "fr")],
            1 when random.Next(4) == 0 => [("Cookie", "a=b; session=1")],
            _ => [],
        };
        var target = random.Next(10) switch
        {
            0 or 1 or 2 => $"/assets/{rank}",
            3 => $"/account/{rank}",
            4 => $"/tight/{rank % 60}",
            5 => $"/gone/{rank % 50}",
            6 => $"/broken/{rank % 50}",
            7 => $"/x/../page//{rank}?utm_source={random.Next(100)}&a={rank % 3}",
            8 => $"/page/{rank}?a={rank % 3}&utm_b={random.Next(100)}",
            _ => $"/page/{rank}",
        };
        return (method, target, headers);
    }

    private static string Line(DateTimeOffset time, HttpMethod method, string target, Observation seen, (string Name, string Value)[] headers)
    {
        var fields = string.Concat(headers.Select(header => $",\"http_{header.Name.ToLowerInvariant().Replace('-', '_')}\":\"{header.Value}\""));
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"msec":"{{time.ToUnixTimeMilliseconds() / 1000.0:0.000}}","request_method":"{{method}}","request_uri":"{{target}}","status":{{seen.Status}},"body_bytes_sent":{{seen.Body.Length}}{{fields}} }""") + "\n";
    }

    private async Task<JsonNode> SimulateAsync(string log)
    {
        var (policy, file) = (Path.Combine(_folder, "policy.yaml"), Path.Combine(_folder, "access.log"));
        await File.WriteAllTextAsync(file, log);
        await File.WriteAllTextAsync(policy, $$"""
            apiVersion: cachepolicy.dev/v1alpha1
            kind: CachePolicy
            metadata: {name: shop}
            spec:
              targetRef: {name: proxy}
              origin: {service: {name: origin, port: 80} }
              rules:
            {{string.Join('\n', Rules.Split('\n').Select(line => "  " + line))}}
            """);
        var (code, output, error) = await CommandProcess.RunAsync("simulate", policy, "--log", file, "-o", "json");
        Assert.True(code == 0, error);
        return JsonNode.Parse(output)!["policies"]![0]!;
    }
}
