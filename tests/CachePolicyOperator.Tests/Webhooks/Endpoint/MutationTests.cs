using System.Diagnostics;
using CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;
using CachePolicyOperator.Webhooks.Reviewers.Policies;
using CachePolicyOperator.Webhooks.Reviews;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Webhooks.Endpoint;

/// <summary>Whatever arrives is answered.</summary>
public sealed class MutationTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    private static readonly byte[][] Bodies =
    [
        ReviewBody.OfPolicy("CREATE", ReviewBody.Storefront()).Bytes(),
        ReviewBody.OfPolicy("UPDATE", ReviewBody.Storefront(), ReviewBody.Storefront()).Bytes(),
        ReviewBody.OfConfigMap("UPDATE", Reviewers.ConfigMaps.Rendered(), Reviewers.ConfigMaps.Rendered("listen 81;")).Bytes(),
        ReviewBody.OfConfigMap("CREATE", Reviewers.ConfigMaps.Labelled()).Bytes(),
    ];

    private static readonly string[] Tokens = ["{", "}", "[", "]", "null", "1e999", "-0", "\"\"", ",", ":", "\\ud800", "\u0000", "true", "\"uid\":null,", "\"object\":", "99999999999999999999"];

    private static readonly IAdmissionReviewer[] All =
    [
        new CachePolicyReviewer(new CatalogueJudge(), () => true),
        new RenderedConfigMapReviewer(new("operator")),
        new LabelledConfigMapReviewer(new Dictionary<string, IConfigurationLint> { ["nginx"] = new CountingLint() }),
    ];

    [Fact]
    public void Any_bytes_are_answered() =>
        Prop.ForAll(Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf().ToArbitrary(), IsAnswered).QuickCheckThrowOnFailure();

    [Fact]
    public void A_review_that_was_changed_anywhere_is_answered() =>
        Prop.ForAll(Changed().ToArbitrary(), IsAnswered).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    private static Gen<byte[]> Changed() =>
        from body in Gen.Elements(Bodies)
        from count in Gen.Choose(1, 3)
        from changes in Change().ArrayOf(count)
        select changes.Aggregate(body, (bytes, change) => change(bytes));

    private static Gen<Func<byte[], byte[]>> Change() => Gen.OneOf(
        At((bytes, i) => bytes[..i]),
        At((bytes, i) => [.. bytes[..i], .. bytes[(i + 1)..]]),
        Gen.Choose(0, 255).SelectMany(value => At((bytes, i) => [.. bytes[..i], (byte)value, .. bytes[(i + 1)..]])),
        Gen.Elements(Tokens).SelectMany(token => At((bytes, i) => [.. bytes[..i], .. System.Text.Encoding.UTF8.GetBytes(token), .. bytes[i..]])),
        Gen.Elements(Tokens).SelectMany(Replaced),
        At((bytes, i) => [.. bytes[..i], .. bytes]));

    /// <summary>Puts something else in the place of a whole JSON string, which keeps the document well-formed more often.</summary>
    private static Gen<Func<byte[], byte[]>> Replaced(string token) => At((bytes, i) =>
    {
        var begin = bytes.AsSpan(i).IndexOf((byte)'"') + i;
        var end = begin < i ? -1 : bytes.AsSpan(begin + 1).IndexOf((byte)'"');
        return end < 0 ? bytes : [.. bytes[..begin], .. System.Text.Encoding.UTF8.GetBytes(token), .. bytes[(begin + end + 2)..]];
    });

    private static Gen<Func<byte[], byte[]>> At(Func<byte[], int, byte[]> change) =>
        Gen.Choose(0, 10_000).Select(place => (Func<byte[], byte[]>)(bytes => bytes.Length == 0 ? bytes : change(bytes, (int)((long)place * (bytes.Length - 1) / 10_000))));

    private static void IsAnswered(byte[] body)
    {
        foreach (var reviewer in All)
        {
            using var judging = new Judging(reviewer);
            var begun = Stopwatch.GetTimestamp();
            var reply = judging.Reply(body);

            Assert.Contains(reply.Status, new[] { 200, 400 });
            Assert.Empty(judging.Log.Lines);
            Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.Zero, Bound);
        }
    }

    private sealed class CountingLint : IConfigurationLint
    {
        public LintJudgement Judge(string @namespace, IReadOnlyDictionary<string, string> labels, IReadOnlyList<ConfigurationFile> files) => new([], [$"{files.Sum(f => f.Content.Length)} bytes"]);
    }
}
