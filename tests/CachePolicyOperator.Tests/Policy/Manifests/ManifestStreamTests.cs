using CachePolicyOperator.Policy.Manifests;

namespace CachePolicyOperator.Tests.Policy.Manifests;

public sealed class ManifestStreamTests
{
    [Theory]
    [InlineData("spec.rules[1].ttl.max", 6, 16)]
    [InlineData("spec.rules[1]", 5, 5)]
    [InlineData("spec.rules[1].stale.ifError", 5, 5)]
    [InlineData("spec.rules[0].ttl.negative[404]", 4, 29)]
    [InlineData("spec.rules", 2, 3)]
    [InlineData("", 1, 1)]
    public void A_field_is_found_or_the_innermost_around_it(string path, int line, int column)
    {
        const string Text = "spec:\n  rules:\n  - name: a\n    ttl: {negative: {\"404\": 10s}}\n  - name: b\n    ttl: {max: 4h}\n";

        Assert.Equal(new(line, column), ((ManifestPart.Readable)Assert.Single(ManifestStream.Read(Text))).Document.Locate(path));
    }

    [Fact]
    public void Items_of_a_List_are_documents() =>
        Assert.Equal(["A 4", "B 5"], ManifestStream.Read("apiVersion: v1\nkind: List\nitems:\n- kind: A\n- kind: B\n").Cast<ManifestPart.Readable>()
            .Select(part => $"{part.Document.Kind} {part.Document.Locate("kind").Line}"));

    [Theory]
    [InlineData("%YAML 1.2\n---\nkind: A\n", "A")]
    [InlineData("# only a comment\n", "")]
    [InlineData("a: |\n  text\n  ---\nkind: A\n", "A")]
    [InlineData("---\nkind: A\n--- \nkind: B\n...\n", "AB")]
    public void Markers_and_directives_are_understood(string text, string kinds) =>
        Assert.Equal(kinds, string.Concat(ManifestStream.Read(text).Cast<ManifestPart.Readable>().Select(part => part.Document.Kind)));

    [Theory]
    [InlineData("a: &a [*a]\n")]
    [InlineData("a: &a {b: *a}\n")]
    public void An_anchor_that_holds_itself_ends(string text)
    {
        var part = Assert.Single(ManifestStream.Read(text));

        Assert.True(part is ManifestPart.Broken || Record.Exception(() => ((ManifestPart.Readable)part).Document.ToJson()) is YamlDotNet.Core.YamlException);
    }

    [Fact]
    public void Nesting_without_end_is_broken_text() => Assert.IsType<ManifestPart.Broken>(Assert.Single(ManifestStream.Read(new string('[', 100_000))));

    [Fact]
    public void Aliases_that_stand_for_too_much_are_refused()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 8).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        var document = ((ManifestPart.Readable)Assert.Single(ManifestStream.Read(bomb))).Document;

        Assert.Throws<YamlDotNet.Core.YamlException>(() => document.ToJson());
    }
}
