using System.Text;
using System.Text.RegularExpressions;
using CachePolicyOperator.Runtime.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Runtime.Events;

/// <summary>Names and notes that the API server takes.</summary>
public sealed class EventTextTests
{
    [Theory]
    [InlineData("web", "web.00000000000000ff")]
    [InlineData("www.example.com", "www.example.com.00000000000000ff")]
    [InlineData("system:node-proxier", "system-node-proxier.00000000000000ff")]
    [InlineData("Web_", "web.00000000000000ff")]
    [InlineData("", "00000000000000ff")]
    public void An_event_is_named_after_its_object(string name, string expected) => Assert.Equal(expected, EventName.Of(name, 255));

    [Fact]
    public void Any_name_becomes_a_DNS_subdomain() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(
            ArbMap.Default.ArbFor<string?>(),
            ArbMap.Default.ArbFor<PositiveInt>(),
            (text, times) =>
            {
                var name = EventName.Of(string.Concat(Enumerable.Repeat(text ?? "", times.Get)), times.Get);
                return name.Length <= 253 && Regex.IsMatch(name, "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$");
            }));

    [Theory]
    [InlineData("x", 1024, 1024)]
    [InlineData("x", 1025, 1024)]
    [InlineData("ä", 512, 1024)]
    [InlineData("ä", 513, 1024)]
    [InlineData("€", 400, 1023)]
    [InlineData("😀", 300, 1024)]
    public void A_note_is_cut_between_characters(string character, int times, int bytes)
    {
        var note = string.Concat(Enumerable.Repeat(character, times));
        var cut = EventNote.Shorten(note);

        Assert.Equal(bytes, Encoding.UTF8.GetByteCount(cut));
        Assert.StartsWith(cut, note, StringComparison.Ordinal);
        Assert.Equal(0, cut.Length % character.Length);
    }
}
