using System.Text;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Rendering.Nginx;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Rendering.Nginx;

public sealed class NginxRendererTests
{
    // nginx reads its configuration in pieces of this size, and a word must fit into one.
    private const int LongestWord = 4096;

    [Fact]
    public void No_text_of_a_user_adds_a_directive_or_a_word()
    {
        var wanted = Shape(Policy("x"));

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(Hostile.Texts, text => Shape(Policy(text)).SequenceEqual(wanted)));
    }

    [Fact]
    public void No_text_of_a_user_names_a_variable() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(Hostile.Texts, text => Variables(Policy(text)).SetEquals(Variables(Policy("x")))));

    [Fact]
    public void The_longest_texts_that_the_schema_allows_fit_into_words()
    {
        var match = new EffectiveMatch
        {
            Path = "/" + new string('(', 1023),
            Exact = true,
            Hosts = [.. Enumerable.Range(0, 32).Select(i => $"*.{i}" + new string('.', 245))],
            Methods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
        };
        var key = new EffectiveKey(
            new EffectiveQuery.Exclude([.. Enumerable.Range(0, 32).Select(i => $"{i:00}" + new string('.', 61) + "*")]),
            [.. Enumerable.Range(0, 16).Select(i => $"x-{i:00}" + new string('a', 60))],
            [.. Enumerable.Range(0, 16).Select(i => $"c{i:00}" + new string('a', 61))]);
        var policy = Policy("x");
        var store = (EffectiveRule.Store)policy.Rules[0];

        var rendered = Render(policy with { Rules = [store with { Match = match, Key = key }] });

        Assert.All(rendered.Split('\n'), line => Assert.InRange(Encoding.UTF8.GetByteCount(line.Trim()), 0, LongestWord - 1));
    }

    [Fact]
    public void A_rendering_says_whether_it_fits_a_ConfigMap()
    {
        var policy = Policy("x");
        var huge = policy.Rules[0] with { Match = Match(new string('a', 1024)) with { Hosts = [.. Enumerable.Range(0, 32).Select(i => $"{i}.example.com")] } };

        Assert.True(ConfigRenderer.Render(policy, 1).FitsConfigMap);
        Assert.False(ConfigRenderer.Render(policy with { Rules = [.. Enumerable.Repeat(huge, 64)] }, 1).FitsConfigMap);
    }

    [Fact]
    public void Only_rules_that_need_the_hop_have_one()
    {
        var policy = Policy("x");
        var store = (EffectiveRule.Store)policy.Rules[0];
        var plain = store with
        {
            Lifetime = new EffectiveLifetime.Override(CacheDuration.FromSeconds(60)),
            StaleIfError = CacheDuration.Zero,
            StaleWhileRevalidate = CacheDuration.Zero,
        };

        Assert.DoesNotContain("cachepolicy_hop", Render(policy with { Rules = [plain] }), StringComparison.Ordinal);
        Assert.Contains("cachepolicy_hop", Render(policy with { Rules = [plain with { StaleIfError = CacheDuration.FromSeconds(1) }] }), StringComparison.Ordinal);
        Assert.Contains("cachepolicy_hop", Render(policy), StringComparison.Ordinal);
    }

    [Fact]
    public void The_generation_is_part_of_the_revision()
    {
        var policy = Policy("x");

        Assert.Equal(ConfigRenderer.Render(policy, 1).Revision, ConfigRenderer.Render(policy, 1).Revision);
        Assert.NotEqual(ConfigRenderer.Render(policy, 1).Revision, ConfigRenderer.Render(policy, 2).Revision);
        Assert.Equal(ConfigRenderer.Render(policy, 1).Content, ConfigRenderer.Render(policy, 2).Content);
    }

    [Theory]
    [InlineData("shop", 17)]
    [InlineData("a.b-c", 18)]
    public void The_ConfigMap_is_named_for_the_policy_and_the_revision(string name, int length)
    {
        var rendered = ConfigRenderer.Render(Policy("x") with { Name = name }, 1);

        Assert.Equal($"{name}-{rendered.Revision}", rendered.ConfigMapName);
        Assert.Equal(length, rendered.ConfigMapName.Length);
    }

    [Fact]
    public void A_long_policy_name_is_cut_to_a_valid_one()
    {
        var rendered = ConfigRenderer.Render(Policy("x") with { Name = new string('a', 238) + ".-." + new string('b', 12) }, 1);

        Assert.Equal(new string('a', 238) + "-" + rendered.Revision, rendered.ConfigMapName);
        Assert.Matches("^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", rendered.ConfigMapName);
    }

    private static string Render(EffectivePolicy policy) =>
        NginxRenderer.Render(policy, 1, NginxLayout.Container).Files[NginxRenderer.FileName];

    // A policy with the text wherever a user writes one.
    private static EffectivePolicy Policy(string text) => new()
    {
        Namespace = text,
        Name = text,
        Engine = Engine.Nginx,
        Listen = new EffectiveListen(8080, 9145, 9146),
        Origin = new EffectiveOrigin
        {
            Host = text,
            Port = 80,
            Tls = true,
            HostHeader = text,
            ConnectTimeout = CacheDuration.FromSeconds(5),
            ReadTimeout = CacheDuration.FromSeconds(60),
        },
        Rules = [Store(text), new EffectiveRule.Bypass { Name = text, Match = Match(text) }],
        Storage = new EffectiveStorage(text, StorageSize.FromBytes(1 << 28), CacheDuration.FromSeconds(3600)),
    };

    private static EffectiveRule.Store Store(string text) => new()
    {
        Name = text,
        Match = Match(text),
        Lifetime = new EffectiveLifetime.RespectOrigin(CacheDuration.FromSeconds(60), CacheDuration.FromSeconds(30)),
        Client = CacheDuration.Zero,
        Negative = new Dictionary<int, CacheDuration> { [404] = CacheDuration.FromSeconds(10) },
        StaleWhileRevalidate = CacheDuration.FromSeconds(10),
        StaleIfError = CacheDuration.FromSeconds(300),
        Key = new EffectiveKey(new EffectiveQuery.Include([text, text]), ["accept-language"], ["theme"]),
        Unless = new EffectiveBypass(["session"], ["x-preview"], AuthorizationMode.OriginConsent),
        Coalescing = CacheDuration.FromSeconds(5),
    };

    private static EffectiveMatch Match(string text) => new() { Path = text, Exact = false, Hosts = [text, "*." + text], Methods = [text] };

    // Names of directives and numbers of words, without the block that stands for a dollar sign.
    private static List<string> Shape(EffectivePolicy policy)
    {
        var directives = NginxTokens.Directives(Render(policy)).ToList();
        if (directives[0][0] == "geo")
            directives.RemoveRange(0, 3);

        var inMap = false;
        var shape = new List<string>();
        foreach (var words in directives)
        {
            inMap = words[0] == "map" || (inMap && words[0] != "}");
            shape.Add(inMap && words[0] != "map" ? $"entry {words.Count}" : $"{words[0]} {words.Count}");
        }

        return shape;
    }

    private static HashSet<string> Variables(EffectivePolicy policy) =>
    [
        .. NginxTokens.Directives(Render(policy))
            .Where(words => words[0] is not ("geo" or "proxy_cache_path" or "server" or "map") && words[^1] != "{")
            .SelectMany(words => words[0].StartsWith('~') ? words.Skip(1) : words)
            .Where(word => !word.StartsWith('~'))
            .SelectMany(word => word.Split('$').Skip(1).Select(rest => string.Concat(rest.TrimStart('{').TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_'))))
            .Where(name => name is not ("" or "cachepolicy_dollar")),
    ];
}
