using System.Text.Encodings.Web;
using System.Text.Json;

namespace CachePolicyOperator.ProxyTests.Nginx;

/// <summary>Texts that validation refuses, rendered nevertheless: nginx itself reads them as data.</summary>
public sealed class EscapingTests
{
    [Theory]
    [InlineData("/a\"b")]
    [InlineData("/a'b")]
    [InlineData("/a{b}c")]
    [InlineData("/a$host/${uri}")]
    [InlineData("/a} location /evil { alias /etc/")]
    [InlineData("/a#b")]
    [InlineData("/(a|b)[c]^+*.?")]
    [InlineData("/über/😀")]
    [InlineData("/a  b")]
    [InlineData("/\\x41\\")]
    [InlineData("/a\nb")]
    [InlineData("/default")]
    public async Task Any_path_is_that_path_and_nothing_else(string path)
    {
        var quoted = $"\"{JsonEncodedText.Encode(path, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, $$"""
            - name: hostile
              match: {path: {{quoted}}}
              ttl: {mode: Override, edge: 1h}
            - name: other
              match: {pathPrefix: "/"}
              cache: Bypass
            """);

        var seen = await proxy.SendRawAsync(string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        var other = await proxy.SendRawAsync("/" + Uri.EscapeDataString("axb"));

        var isAmbiguous = path.Any(c => c is ';' or '?' or '#' or '%' or '\\' or '\n');
        Assert.Contains(isAmbiguous ? "ambiguous-path" : "rule=hostile", seen, StringComparison.Ordinal);
        Assert.Contains("rule=other", other, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\\"; } location /evil { alias /etc/; } #")]
    [InlineData("$host ${uri} $")]
    [InlineData("'")]
    [InlineData("\\\\")]
    [InlineData("\\n")]
    public async Task Any_name_is_only_a_name(string yaml)
    {
        await using var origin = new ScriptedOrigin();
        await using var proxy = await NginxProxy.StartAsync(origin, $$"""
            - name: "{{yaml}}"
              match: {pathPrefix: /}
              ttl: {mode: RespectOrigin, max: 1h, default: 1h}
              key: {query: {exclude: ["{{yaml}}", "{{yaml}}*"]} }
            """);
        await proxy.GetAsync("/evil?a=1");

        var hit = await proxy.GetAsync("/evil?a=1");

        Assert.True(hit.IsHit);
        Assert.Equal("/evil?a=1", origin.Last.Target);
    }
}
