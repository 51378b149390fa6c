using System.Text.Json;
using CachePolicyOperator.Abstractions.Kinds;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Runtime.Client;

public sealed class SharedStringConverterTests
{
    [Fact]
    public void What_was_read_before_is_the_same_instance_in_keys_and_values()
    {
        var first = Read("""{"metadata":{"namespace":"shop","labels":{"app.example.com/part":"proxy"}}}""").Metadata;
        var second = Read("""{"metadata":{"namespace":"shop","labels":{"app.example.com/part":"proxy"}}}""").Metadata;

        Assert.Same(first.Namespace, second.Namespace);
        Assert.Same(first.Labels!.Keys.Single(), second.Labels!.Keys.Single());
        Assert.Same(first.Labels.Values.Single(), second.Labels.Values.Single());
    }

    [Fact]
    public void Any_text_comes_back_as_it_was_written()
    {
        Prop.ForAll<NonNull<string>>(text =>
        {
            var labels = new Dictionary<string, string> { [text.Get] = text.Get, ["shop"] = "proxy" };
            var json = JsonSerializer.SerializeToUtf8Bytes(new ConfigMap { Metadata = new() { Labels = labels } }, KindsJsonContext.Default.ConfigMap);
            var expected = JsonDocument.Parse(json).RootElement.GetProperty("metadata").GetProperty("labels").EnumerateObject();

            var read = JsonSerializer.Deserialize(json, KindsJsonContext.Default.ConfigMap)!.Metadata.Labels!;
            return expected.All(label => read[label.Name] == label.Value.GetString());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void More_strings_than_there_are_places_for_are_all_right()
    {
        for (var i = 0; i < 10_000; i++)
            Assert.Equal($"shop-{i}", Read($$"""{"metadata":{"name":"shop-{{i}}"} }""").Metadata.Name);
    }

    [Fact]
    public void What_is_no_string_is_refused() =>
        Assert.Throws<JsonException>(() => Read("""{"metadata":{"name":1}}"""));

    private static ConfigMap Read(string json) => JsonSerializer.Deserialize(json, KindsJsonContext.Default.ConfigMap)!;
}
