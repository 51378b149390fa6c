using System.Text;
using BenchmarkDotNet.Attributes;
using CachePolicyOperator.Policy.Nginx.Linting;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Benchmarks;

/// <summary>Raw nginx configuration of 10 MB: thousands of servers that break no rule. 100 ms are 100 MB/s.</summary>
[BenchmarkCategory("nginx")]
public class NginxParserBenchmark
{
    private const int Size = 10_000_000;

    private readonly byte[] _text = Generate();
    private Dictionary<string, ReadOnlyMemory<byte>> _files = [];

    [GlobalSetup]
    public void Setup()
    {
        _files = new() { ["nginx.conf"] = _text };
        var report = NginxLint.Judge(_files, NginxLimits.Default);
        if (report.Problems.Count > 0 || report.Findings.Any(finding => finding.RuleId != "SYS-005"))
            throw new InvalidOperationException(string.Join('\n', report.Problems.Cast<object>().Concat(report.Findings).Take(5)));
    }

    [Benchmark(Description = "parse 10 MB of nginx configuration")]
    public int Parse() => NginxDocument.Parse("nginx.conf", _text).DirectiveCount;

    [Benchmark(Description = "parse and lint it")]
    public int Lint() => NginxLint.Judge(_files, NginxLimits.Default).Findings.Count;

    private static byte[] Generate()
    {
        var text = new StringBuilder(Size + 2000).Append("""
            log_format cache '$remote_addr "$request" $status $upstream_cache_status';
            proxy_cache_path /var/cache/nginx keys_zone=pages:10m max_size=1g inactive=10m;

            """);
        for (var i = 0; text.Length < Size; i++)
        {
            text.Append(null, $$"""
                # Site {{i}}, as a template of a platform team renders it.
                server {
                    listen 8080;
                    server_name site-{{i}}.example.com www.site-{{i}}.example.com;
                    access_log /dev/stdout cache;
                    add_header X-Frame-Options "DENY" always;

                    location / {
                        proxy_pass http://backend-{{i}};
                        proxy_set_header Host $host;
                        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                        proxy_set_header X-Forwarded-Proto $scheme;
                        proxy_cache pages;
                        proxy_cache_key "$scheme$host$request_uri";
                        proxy_cache_valid 200 301 5m;
                        proxy_cache_lock on;
                        proxy_no_cache $http_authorization;
                        proxy_cache_bypass $http_authorization;
                        proxy_ignore_headers X-Accel-Expires;
                    }

                    location ~* "\.(?:css|js|woff2?)$" {
                        root /srv/site-{{i}}/public;
                        expires 1h;
                        if ($request_method !~ ^(GET|HEAD)$) {
                            return 405;
                        }
                    }
                }

                """);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
