using CachePolicyOperator.Policy.Http.StructuredFields;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Http;

public sealed class StructuredListTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("  a  ", "a")]
    [InlineData("a,b\t, \tc", "a, b, c")]
    [InlineData("a;x;y=1; z=?0", "a;x=?1;y=1;z=?0")]
    [InlineData("a;x=1;x=2", "a;x=2")]
    [InlineData("*a/b:c!", "*a/b:c!")]
    [InlineData("\"a \\\" \\\\ ,;\"", "\"a \" \\ ,;\"")]
    [InlineData("-0, 999999999999999, -1", "0, 999999999999999, -1")]
    [InlineData("1.5, 999999999999.999, -0.125", "1.5, 999999999999.999, -0.125")]
    [InlineData(":aGk=:", ":2:")]
    [InlineData("?1, ?0", "?1, ?0")]
    [InlineData("( a  b;q );w, ()", "(a b;q=?1);w=?1, ()")]
    public void A_list_is_read(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("a,")]
    [InlineData(",a")]
    [InlineData("a b")]
    [InlineData("a,,b")]
    [InlineData("\"a")]
    [InlineData("\"a\\b\"")]
    [InlineData("\"é\"")]
    [InlineData("a;X")]
    [InlineData("a;")]
    [InlineData("a; x=")]
    [InlineData("(a")]
    [InlineData("(a\"b\")")]
    [InlineData("1234567890123456")]
    [InlineData("1.")]
    [InlineData("1.2345")]
    [InlineData("1234567890123.1")]
    [InlineData("-")]
    [InlineData("?2")]
    [InlineData(":a")]
    [InlineData(":a:")]
    [InlineData("a\tb")]
    [InlineData("@1")]
    public void What_is_no_list_is_none(string text) => Assert.Null(StructuredList.Parse([text]));

    [Fact]
    public void Lines_are_one_list() => Assert.Equal(3, StructuredList.Parse(["a", "", "b, c"])!.Count);

    [Fact]
    public void No_text_makes_it_throw() => Prop.ForAll(
        Gen.Elements("a", "B", "1", "-", ".", "\"", "\\", ";", "=", ",", "(", ")", "?", ":", "*", " ", "\t", "é", "\0").ArrayOf().ToArbitrary(),
        parts => { StructuredList.Parse([string.Concat(parts)]); }).QuickCheckThrowOnFailure();

    private static string Read(string text) => string.Join(", ", StructuredList.Parse([text])!.Select(Text));

    private static string Text(StructuredItem item) => Text(item.Value) + string.Concat(item.Parameters.Select(p => $";{p.Key}={Text(p.Value)}"));

    private static string Text(StructuredValue value) => value switch
    {
        StructuredValue.Whole whole => whole.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        StructuredValue.Real real => real.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        StructuredValue.Text text => $"\"{text.Value}\"",
        StructuredValue.Token token => token.Value,
        StructuredValue.Bytes bytes => $":{bytes.Value.Length}:",
        StructuredValue.Boolean boolean => boolean.Value ? "?1" : "?0",
        StructuredValue.InnerList list => $"({string.Join(' ', list.Items.Select(Text))})",
        _ => throw new InvalidOperationException(),
    };
}
