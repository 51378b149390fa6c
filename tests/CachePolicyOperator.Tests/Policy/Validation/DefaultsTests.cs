using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Generate.Documentation;
using CachePolicyOperator.Generate.Schema;
using CachePolicyOperator.Policy.Validation.Documents;

namespace CachePolicyOperator.Tests.Policy.Validation;

public sealed class DefaultsTests
{
    private const string Smallest = """
        {"apiVersion": "cachepolicy.dev/v1alpha1", "kind": "CachePolicy", "spec": {
          "targetRef": {"name": "proxy"},
          "origin": {"service": {"name": "shop", "port": 80}},
          "rules": [{"name": "pages", "match": {"pathPrefix": "/"}, "ttl": {"max": "60s"}}]}}
        """;

    [Fact]
    public void A_field_that_is_left_out_means_the_schemas_default()
    {
        var read = Assert.IsType<ReadPolicy.Readable>(PolicyDocument.Parse(Encoding.UTF8.GetBytes(Smallest)));
        var spec = new SchemaReader(new XmlDocumentation()).Property(typeof(CachePolicy).GetProperty(nameof(CachePolicy.Spec))!).Node;

        var defaulted = JsonNode.Parse(Smallest)!["spec"]!.AsObject();
        FillIn(defaulted, spec);
        var written = JsonSerializer.SerializeToNode(read.Policy.Spec, EntitiesJsonContext.Default.CachePolicySpec);

        Assert.True(JsonNode.DeepEquals(defaulted, written), $"expected {defaulted}\nactual {written}");
    }

    /// <summary>What the API server does with an object before it stores it.</summary>
    private static void FillIn(JsonObject value, SchemaNode schema)
    {
        foreach (var property in schema.Properties)
        {
            if (property.Node.Default is { } missing && !value.ContainsKey(property.Name))
                value[property.Name] = JsonNode.Parse(missing.GetRawText());
            if (value[property.Name] is JsonObject inner)
                FillIn(inner, property.Node);
            if (value[property.Name] is JsonArray list && property.Node.Items is { } items)
            {
                foreach (var item in list.OfType<JsonObject>())
                    FillIn(item, items);
            }
        }
    }
}
