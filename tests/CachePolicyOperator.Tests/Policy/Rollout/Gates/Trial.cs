using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Resolution;
using CachePolicyOperator.Policy.Rollout.Gates;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Tests.Policy.Validation;

namespace CachePolicyOperator.Tests.Policy.Rollout.Gates;

/// <summary>A policy with one rule that stores and one that bypasses, and pods that try it.</summary>
internal static class Trial
{
    public static readonly Revision Wanted = new("r2", "storefront-r2", 7);

    public static readonly CacheStatus Hit = new(CacheHandling.Hit) { Rule = "pages" };

    public static readonly CacheStatus Stored = new(CacheHandling.Forwarded) { Rule = "pages", Stored = true };

    public static readonly CacheStatus Forwarded = new(CacheHandling.Forwarded) { Rule = "pages" };

    public static readonly CacheStatus Bypass = new(CacheHandling.Bypass) { Rule = "account" };

    public static EffectivePolicy Policy(params Probe[] probes) => Policy(Specs.Rule(), probes);

    public static EffectivePolicy Policy(CacheRule pages, params Probe[] probes)
    {
        var account = new CacheRule { Name = "account", Match = new() { PathPrefix = "/account/" }, Cache = CacheMode.Bypass };
        var spec = Specs.Policy(account, pages).Spec;
        return PolicyResolver.Resolve(new("shop", "storefront"), spec with { Probes = probes.Length == 0 ? null : probes });
    }

    public static Probe Probe(ProbeExpectation? expect = null, string path = "/", string name = "pages") => new() { Name = name, Path = path, Expect = expect ?? new() };

    public static CanaryObservation Of(params ObservedPod[] pods) => new() { Wanted = Wanted, Pods = pods };

    public static ObservedPod Canary(params ProbeSample[] samples) => new()
    {
        Name = "canary",
        IsCanary = true,
        IsReady = true,
        Restarts = 0,
        Answer = new PodAnswer.Serves("canary", Wanted.Hash, Wanted.CacheGeneration),
        Samples = samples,
    };

    public static ObservedPod Other(params ProbeSample[] samples) => Canary(samples) with { Name = "other", IsCanary = false, Answer = null };

    public static ProbeSample.Answered Answer(CacheStatus? cache, string probe = "pages", int status = 200, double milliseconds = 5, double? age = null) =>
        new(probe, status, TimeSpan.FromMilliseconds(milliseconds)) { Cache = cache, Age = age is null ? null : TimeSpan.FromSeconds(age.Value) };

    public static ProbeSample Silence(string probe = "pages") => new ProbeSample.Silent(probe, "connection refused");

    /// <summary>A probe's first answer, which is stored, and three hits.</summary>
    public static ProbeSample[] Warmed(double milliseconds = 5, double age = 0) =>
        [Answer(Stored, milliseconds: milliseconds, age: 0), .. Enumerable.Repeat(Answer(Hit, milliseconds: milliseconds, age: age), 3)];

    public static ProbeSample[] Bypassed(double milliseconds = 5) =>
        [.. Enumerable.Repeat(Answer(Bypass, "account", milliseconds: milliseconds), 4)];
}
