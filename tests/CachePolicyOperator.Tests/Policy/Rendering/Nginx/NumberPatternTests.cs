using System.Text.RegularExpressions;
using CachePolicyOperator.Policy.Rendering.Nginx;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Rendering.Nginx;

public sealed class NumberPatternTests
{
    private const long Largest = 10_000_000_000;

    private static readonly Gen<long> Numbers = Gen.OneOf(
        Gen.Choose(0, 1200).Select(n => (long)n),
        Gen.Choose(0, 10).SelectMany(digits => Gen.Choose(0, 99).Select(n => Math.Clamp((long)Math.Pow(10, digits) + n - 50, 0, Largest))),
        Gen.Choose(0, int.MaxValue).SelectMany(high => Gen.Choose(0, 4).Select(low => Math.Min(((long)high * 5) + low, Largest))));

    [Fact]
    public void It_matches_exactly_the_greater_numbers() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(5000),
            Prop.ForAll(
                Numbers.ToArbitrary(),
                Numbers.ToArbitrary(),
                (bound, number) => Matches(bound, number) == (number > bound)));

    [Fact]
    public void It_is_right_about_every_pair_of_small_numbers()
    {
        for (var bound = 0; bound <= 130; bound++)
        {
            var pattern = Pattern(bound);
            for (var number = 0; number <= 1100; number++)
                Assert.True(pattern.IsMatch($"{number}") == number > bound, $"{number} > {bound}");
        }
    }

    [Fact]
    public void It_matches_numbers_that_no_integer_holds() =>
        Assert.Matches(Pattern(Largest), new string('9', 40));

    private static bool Matches(long bound, long number) => Pattern(bound).IsMatch($"{number}");

    private static Regex Pattern(long bound) => new($"^{NumberPattern.GreaterThan(bound).Text}\\z");
}
