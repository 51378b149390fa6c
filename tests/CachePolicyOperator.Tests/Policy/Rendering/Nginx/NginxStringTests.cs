using System.Text.RegularExpressions;
using CachePolicyOperator.Policy.Rendering.Nginx;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Rendering.Nginx;

public sealed class NginxStringTests
{
    [Fact]
    public void Any_text_is_one_word_that_says_the_text() =>
        ForAnyText(text => Word(NginxString.Plain($"{text}")) == text);

    [Fact]
    public void Any_text_between_variables_stays_text() =>
        ForAnyText(text =>
        {
            var word = Word(NginxString.Of($"$host {text} $uri"));
            return word.StartsWith("$host ", StringComparison.Ordinal)
                && word.EndsWith(" $uri", StringComparison.Ordinal)
                && word.Split('$').Length - 1 == 2 + text.Count(c => c == '$')
                && word.Replace("${cachepolicy_dollar}", "$", StringComparison.Ordinal) == $"$host {text} $uri";
        });

    [Fact]
    public void Any_text_in_a_pattern_matches_itself_and_nothing_around_it() =>
        ForAnyText(text =>
        {
            var word = Word(NginxString.Pattern($"^<{text}>\\z"));
            var pattern = new Regex(word[1..], RegexOptions.CultureInvariant);
            return word[0] == '~' && pattern.IsMatch($"<{text}>") && !pattern.IsMatch($"<{text}x>") && !pattern.IsMatch("<>") == (text.Length > 0);
        });

    [Fact]
    public void NUL_is_refused() =>
        Assert.Throws<ArgumentException>(() => NginxString.Plain($"{"a\0b"}"));

    [Theory]
    [InlineData("a-b")]
    [InlineData("a;b")]
    [InlineData("ü")]
    public void A_cookie_that_is_no_name_is_refused(string cookie) =>
        Assert.Throws<ArgumentException>(() => VariableName.Cookie(cookie));

    private static string Word(NginxString text) => NginxTokens.Directives($"directive {text};").Single() is ["directive", var word]
        ? word
        : throw new FormatException("more than one word");

    private static void ForAnyText(Func<string, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Hostile.Texts, holds));
}
