using System.Text.Json;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>Tells whoever asks the pod which revision it serves: the seal is read with the configuration, so it cannot be wrong about it.</summary>
internal static class StatusServer
{
    public static void Write(NginxWriter writer, EffectivePolicy policy, NginxLayout layout)
    {
        var name = JsonEncodedText.Encode($"{policy.Namespace}/{policy.Name}").Value;
        writer.Space();
        writer.Block("server", [], () =>
        {
            NginxRenderer.WriteListen(writer, layout, policy.Listen.StatusPort);
            writer.Fixed("access_log off");
            writer.Fixed("server_tokens off");
            writer.Block("location", [NginxString.Plain($"="), NginxString.Plain($"{StatusEndpoint.Path}")], () =>
            {
                writer.Fixed("default_type application/json");
                writer.Fixed("add_header Cache-Control no-store");
                writer.Directive(
                    "return",
                    200,
                    NginxString.Of($"{{\"policy\":\"{name}\",\"revision\":\"${NginxSeal.Revision}\",\"cacheGeneration\":${NginxSeal.Generation}}}\n"));
            });
            writer.Block("location", [NginxString.Plain($"/")], () => writer.Fixed("return 404"));
        });
    }
}
