using System.Reflection;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rollout.Strictness;
using static CachePolicyOperator.Tests.Policy.Rollout.Strictness.Effective;

namespace CachePolicyOperator.Tests.Policy.Rollout.Strictness;

public sealed class TighteningTests
{
    private static readonly IReadOnlyList<Change> Rows = [.. Changes.All];

    public static TheoryData<int, string> Numbered
    {
        get
        {
            var rows = new TheoryData<int, string>();
            for (var i = 0; i < Rows.Count; i++)
                rows.Add(i, Rows[i].ToString());
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Numbered))]
    public void A_change_counts_or_keeps_the_cache_warm(int row, string name)
    {
        var change = Rows[row];

        var tightening = Tightening.Between(change.Before, change.After);

        Assert.Equal(name, change.ToString());
        if (change.StricterAt is { } path)
            Assert.Equal([path], Assert.IsType<Tightening.Stricter>(tightening).Reasons.Select(reason => reason.Path));
        else
            Assert.IsType<Tightening.NotStricter>(tightening);
    }

    [Fact]
    public void Every_property_of_the_effective_policy_has_a_row()
    {
        var properties = Properties(typeof(EffectivePolicy)).ToHashSet();

        Assert.Contains("EffectiveLifetime.Override.Edge", properties);
        Assert.Equal([], properties.Except(Rows.Select(row => row.Property)).Where(property => !Inner.Contains(property)));
        Assert.Equal([], Rows.Select(row => row.Property).Except(properties));
    }

    [Fact]
    public void The_same_policy_is_not_stricter() =>
        Assert.All(Rows, row => Assert.IsType<Tightening.NotStricter>(Tightening.Between(row.Before, row.Before)));

    [Fact]
    public void A_reason_says_what_was_and_what_is()
    {
        var stricter = Assert.IsType<Tightening.Stricter>(Tightening.Between(Having(Store("/", 14400)), Having(Bypass("/a"), Store("/", 10))));

        Assert.Equal(
            ["spec.rules[0].cache: requests that rule / stored are passed by rule /a now", "spec.rules[1].ttl.max: was 4h, is 10s"],
            stricter.Reasons.Select(reason => reason.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void As_many_rules_hosts_and_nested_paths_as_a_policy_may_have_are_compared()
    {
        var rules = Enumerable.Range(0, 64)
            .Select(i => Store("/" + new string('a', 64 - i), 60, [.. Enumerable.Range(0, 32).Select(host => $"h{i}-{host}.com")]))
            .ToArray<EffectiveRule>();

        Assert.IsType<Tightening.NotStricter>(Tightening.Between(Having(rules), Having([.. rules.Reverse()])));
    }

    // Their own properties have rows.
    private static readonly string[] Inner = ["EffectivePolicy.Listen", "EffectivePolicy.Origin", "EffectivePolicy.Storage"];

    // They judge a change, and are no part of it: nothing is stored by their word.
    private static readonly string[] Judging = ["EffectivePolicy.Probes", "EffectivePolicy.Queries"];

    // Said once more by another property, which has a row.
    private static bool IsDerived(PropertyInfo property) => property.SetMethod is null;

    private static IEnumerable<string> Properties(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            var name = $"{type.FullName![(type.Namespace!.Length + 1)..].Replace('+', '.')}.{property.Name}";
            if (Judging.Contains(name) || IsDerived(property))
                continue;
            yield return name;
            var element = property.PropertyType is { IsGenericType: true } list ? list.GetGenericArguments()[^1] : property.PropertyType;
            if (!element.Name.StartsWith("Effective", StringComparison.Ordinal))
                continue;
            foreach (var inner in element.Assembly.GetTypes().Where(element.IsAssignableFrom).SelectMany(Properties))
                yield return inner;
        }
    }
}
