using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>The guard-rails that are in force for one policy at one moment.</summary>
/// <remarks>
/// Guarantees: of several guard-rails that are broken the one with the strongest enforcement decides, of those the strictest, of
/// those the first by name. An exception covers what its own guard-rail decides, and the operator's own rules and defaults.
/// </remarks>
public sealed class GuardrailSet
{
    private readonly IReadOnlyList<(Guardrail Guardrail, IReadOnlyList<Tolerance> Tolerances)> _members;
    private readonly Lazy<StrictestOf> _strictest;

    private GuardrailSet(IReadOnlyList<(Guardrail, IReadOnlyList<Tolerance>)> members, DateTimeOffset? nextExpiry)
    {
        _members = members;
        NextExpiry = nextExpiry;
        Members = [.. members.Select(member => member.Item1)];
        _strictest = new(() => new(Members));
        Own = new(null, "the operator", members.Count == 0 ? Enforcement.Deny : _members.Max(member => member.Guardrail.Enforcement));
    }

    /// <summary>Only the operator's defaults.</summary>
    public static GuardrailSet None { get; } = new([], null);

    /// <summary>When an exception ends that is for the policy, and it has to be judged again.</summary>
    public DateTimeOffset? NextExpiry { get; }

    public IReadOnlyList<Guardrail> Members { get; }

    /// <summary>Who decides what no single guard-rail does: the catalogue's rules, as strongly as the strongest guard-rail is enforced.</summary>
    public Decider Own { get; }

    /// <summary>How many rollouts may be in progress when the policy's begins.</summary>
    public RolloutBounds Rollouts => RolloutBounds.Of(Members);

    public static GuardrailSet For(PolicySubject subject, IEnumerable<Guardrail> all, DateTimeOffset now)
    {
        List<(Guardrail, IReadOnlyList<Tolerance>)>? members = null;
        DateTimeOffset? next = null;
        foreach (var guardrail in all)
        {
            if (!guardrail.Selects(subject))
                continue;
            var active = (guardrail.Spec.Exceptions ?? []).Where(exception => now < exception.Expires && Tolerance.IsFor(exception, subject)).ToList();
            foreach (var exception in active)
                next = next is null || exception.Expires < next ? exception.Expires : next;
            (members ??= []).Add((guardrail, [.. active.Select(exception => new Tolerance(exception))]));
        }

        return members is null ? None : new([.. members.OrderBy(member => member.Item1.Name, StringComparer.Ordinal)], next);
    }

    /// <summary>The limit that a duration breaks, or null.</summary>
    /// <param name="ruleId">The rule that asks; exceptions name it.</param>
    /// <param name="cacheRule">The policy's rule that holds the duration.</param>
    /// <param name="contentClass">Its class; a rule without one is judged as Html, the strictest.</param>
    /// <param name="budget">What is limited.</param>
    /// <param name="value">The duration.</param>
    public Limit? Broken(string ruleId, string cacheRule, ContentClass? contentClass, Budget budget, CacheDuration value)
    {
        var judgedAs = contentClass ?? ContentClass.Html;
        return _members.Count == 0
            ? BrokenDefault(ruleId, cacheRule, judgedAs, budget, value)
            : BrokenByMember(ruleId, cacheRule, judgedAs, budget, value);
    }

    /// <summary>The strictest limit, for what is no policy and no exception names; the operator's default where no guard-rail sets one.</summary>
    public Limit LimitOn(ContentClass contentClass, Budget budget) =>
        Members.Where(guardrail => guardrail.Ceiling(contentClass, budget) is not null)
            .OrderBy(guardrail => guardrail.Ceiling(contentClass, budget))
            .Select(guardrail => new Limit(guardrail.Ceiling(contentClass, budget)!.Value, DeciderOf(guardrail)))
            .FirstOrDefault() ?? Default(contentClass, budget);

    /// <summary>The bound that a raised lifetime breaks, or null.</summary>
    public (GrowthBound Bound, Decider SetBy)? BrokenGrowth(string ruleId, string cacheRule, CacheDuration before, CacheDuration after)
    {
        if (_members.Count == 0 || !_strictest.Value.LimitsGrowth)
            return GrowthBound.Default.IsBroken(before, after) && !Tolerates(ruleId, cacheRule) ? (GrowthBound.Default, Own) : null;

        return Deciding(ruleId, cacheRule, guardrail => guardrail.Growth?.IsBroken(before, after) == true)
            .OrderByDescending(guardrail => guardrail.Enforcement)
            .ThenBy(guardrail => guardrail.Growth!.Above)
            .ThenBy(guardrail => guardrail.Growth!.Factor)
            .Select(guardrail => ((GrowthBound, Decider)?)(guardrail.Growth!, DeciderOf(guardrail)))
            .FirstOrDefault();
    }

    /// <summary>The guard-rail that decides among those for which <paramref name="breaks"/> holds, or null.</summary>
    public Guardrail? Decide(string ruleId, string? cacheRule, Func<Guardrail, bool> breaks) =>
        Deciding(ruleId, cacheRule, breaks).OrderByDescending(guardrail => guardrail.Enforcement).FirstOrDefault();

    /// <summary>Whether an exception covers a finding of the operator's own rules.</summary>
    public bool Tolerates(string ruleId, string? cacheRule) =>
        _members.Any(member => member.Tolerances.Any(tolerance => tolerance.Covers(ruleId, cacheRule)));

    /// <summary>The strictest severity that a guard-rail gives the rule; null where none does.</summary>
    public RuleSeverity? SeverityOf(string ruleId) => _members.Count == 0 ? null : _strictest.Value.Severity(ruleId);

    public static Decider DeciderOf(Guardrail guardrail) => new(guardrail.Name, guardrail.Title, guardrail.Enforcement);

    private IEnumerable<Guardrail> Deciding(string ruleId, string? cacheRule, Func<Guardrail, bool> breaks) => _members
        .Where(member => breaks(member.Guardrail) && !member.Tolerances.Any(tolerance => tolerance.Covers(ruleId, cacheRule)))
        .Select(member => member.Guardrail);

    private Limit? BrokenByMember(string ruleId, string cacheRule, ContentClass judgedAs, Budget budget, CacheDuration value)
    {
        if (_strictest.Value.Ceiling(judgedAs, budget) is not { } lowest)
            return BrokenDefault(ruleId, cacheRule, judgedAs, budget, value);
        if (value <= lowest)
            return null;

        return Deciding(ruleId, cacheRule, guardrail => guardrail.Ceiling(judgedAs, budget) < value)
            .OrderByDescending(guardrail => guardrail.Enforcement)
            .ThenBy(guardrail => guardrail.Ceiling(judgedAs, budget))
            .Select(guardrail => new Limit(guardrail.Ceiling(judgedAs, budget)!.Value, DeciderOf(guardrail)))
            .FirstOrDefault();
    }

    private Limit? BrokenDefault(string ruleId, string cacheRule, ContentClass judgedAs, Budget budget, CacheDuration value)
    {
        var limit = Default(judgedAs, budget);
        return value > limit.Longest && !Tolerates(ruleId, cacheRule) ? limit : null;
    }

    private Limit Default(ContentClass contentClass, Budget budget) =>
        new(DefaultCeilings.Of(contentClass, budget), Own with { Title = $"the default for {contentClass}" });
}
