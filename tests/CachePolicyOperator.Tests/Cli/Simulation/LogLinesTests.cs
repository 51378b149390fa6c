using System.Text;
using CachePolicyOperator.Cli.Simulation;

namespace CachePolicyOperator.Tests.Cli.Simulation;

public sealed class LogLinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a\n\nb\r\nc", "a||b|c")]
    [InlineData("a\n", "a")]
    public void Lines_end_with_a_line_feed_or_the_stream(string text, string expected) => Assert.Equal(expected, string.Join('|', Read(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Lines_across_the_buffer_are_whole()
    {
        var lines = Enumerable.Range(0, 40_000).Select(i => new string((char)('a' + (i % 26)), i % 200)).ToList();

        Assert.Equal(lines, Read(Encoding.UTF8.GetBytes(string.Join('\n', lines.Append("")))));
    }

    [Fact]
    public void A_line_that_is_too_long_is_left_out_and_the_next_one_is_read()
    {
        var text = $"a\n{new string('x', LogLines.Longest * 2)}\nb";

        Assert.Equal(["a", "too long", "b"], Read(Encoding.UTF8.GetBytes(text)));
    }

    private static List<string> Read(byte[] bytes)
    {
        var lines = new LogLines(new MemoryStream(bytes));
        List<string> read = [];
        while (lines.TryRead(out var line))
            read.Add(lines.IsTooLong ? "too long" : Encoding.UTF8.GetString(line.Span));
        Assert.Equal(read.Count, lines.Number);
        return read;
    }
}
