using System.Security.Cryptography;
using System.Text;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Guardrails.AdmissionPolicies;

/// <summary>Compiles a guard-rail's ceilings into a ValidatingAdmissionPolicy, which denies while every operator pod is down.</summary>
/// <remarks>
/// Guarantee: never stricter than the webhook, since nobody could then find the reason or the way out. So it leaves out what only
/// the webhook can tell: the defaults (they hold where no guard-rail sets a ceiling), the sum of several fields, acknowledgements,
/// and rules whose severity a guard-rail has softened. Each guard-rail has a pair of its own with its own enforcement, so that of
/// several the strongest decides here, too.
/// </remarks>
public static class AdmissionPolicyCompiler
{
    private const int LongestName = 253;

    /// <param name="resource">The guard-rail.</param>
    /// <param name="all">Every guard-rail that is there: one can soften a rule that another has a ceiling for.</param>
    /// <param name="now">Exceptions that have ended by then tolerate nothing.</param>
    /// <returns>Null where the guard-rail has nothing that can be compiled.</returns>
    public static AdmissionPolicyPair? Compile(CacheGuardrail resource, IEnumerable<Guardrail> all, DateTimeOffset now)
    {
        var guardrail = new Guardrail(resource);
        var softened = Softened(guardrail, all);
        var checks = Checks(guardrail).Where(check => !softened.Contains(check.RuleId)).ToList();
        if (checks.Count == 0)
            return null;

        var active = (guardrail.Spec.Exceptions ?? []).Where(exception => now < exception.Expires).ToList();
        var metadata = Metadata(resource);
        return new(
            new() { Metadata = metadata, Spec = Policy(guardrail, checks, active) },
            new() { Metadata = metadata, Spec = Binding(guardrail, metadata.Name!) },
            active.Select(exception => (DateTimeOffset?)exception.Expires).Min());
    }

    /// <summary>The name of both objects. An object's name has at most 253 characters: a guard-rail's that is longer than what is left is cut and told apart by its hash.</summary>
    public static string NameFor(CacheGuardrail resource)
    {
        const string Suffix = $".cacheguardrails.{ApiGroup.Name}";
        var name = resource.Metadata.Name ?? "";
        return name.Length + Suffix.Length <= LongestName
            ? name + Suffix
            : $"{name[..(LongestName - Suffix.Length - 13)].TrimEnd('-', '.')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12]}{Suffix}";
    }

    private static IEnumerable<CeilingCheck> Checks(Guardrail guardrail) =>
        from contentClass in Enum.GetValues<ContentClass>()
        from budget in Enum.GetValues<Budget>()
        let ceiling = guardrail.Ceiling(contentClass, budget)
        let rule = CeilingCheck.RuleFor(budget)
        where ceiling is not null && rule is not null
        select new CeilingCheck(rule, contentClass, budget, ceiling.Value);

    /// <summary>Of several severities the strictest holds: one that is softer here may be stricter there, and only Deny is certain.</summary>
    private static HashSet<string> Softened(Guardrail guardrail, IEnumerable<Guardrail> all) =>
    [
        .. all.Append(guardrail)
            .SelectMany(other => other.Spec.Severities ?? new Dictionary<string, RuleSeverity>())
            .Where(entry => entry.Value != RuleSeverity.Deny)
            .Select(entry => entry.Key)
            .Where(id => guardrail.Spec.Severities?.GetValueOrDefault(id) != RuleSeverity.Deny),
    ];

    private static ObjectMeta Metadata(CacheGuardrail resource) => new()
    {
        Name = NameFor(resource),
        OwnerReferences =
        [
            new() { ApiVersion = resource.ApiVersion, Kind = resource.Kind, Name = resource.Metadata.Name ?? "", Uid = resource.Metadata.Uid ?? "", Controller = true },
        ],
    };

    private static ValidatingAdmissionPolicySpec Policy(Guardrail guardrail, IReadOnlyList<CeilingCheck> checks, IReadOnlyList<GuardrailException> active) => new()
    {
        FailurePolicy = "Fail",
        MatchConstraints = new()
        {
            ResourceRules =
            [
                new() { ApiGroups = [ApiGroup.Name], ApiVersions = [ApiGroup.Version], Operations = ["CREATE", "UPDATE"], Resources = ["cachepolicies"], Scope = "Namespaced" },
            ],
        },
        // Labels, finalizers and annotations of a policy that breaks a ceiling can still be changed, or it could not even be deleted.
        MatchConditions = [new("spec-changes", "request.operation == 'CREATE' || object.spec != oldObject.spec")],
        Variables = [.. checks.Select(check => new AdmissionVariable(check.Variable, check.Expression(active.Where(exception => exception.Rules.Contains(check.RuleId)))))],
        Validations = [.. checks.Select(check => Validation(check, guardrail.Title))],
    };

    private static AdmissionValidation Validation(CeilingCheck check, string guardrail) => new()
    {
        Expression = $"size(variables.{check.Variable}) == 0",
        MessageExpression = $"'spec.rules ' + variables.{check.Variable}.join(', ') + {Cel.Text($": {check.Message(guardrail)}")}",
        Message = check.Message(guardrail),
        Reason = "Invalid",
    };

    private static ValidatingAdmissionPolicyBindingSpec Binding(Guardrail guardrail, string policy) => new()
    {
        PolicyName = policy,
        ValidationActions = [guardrail.Enforcement.ToString()],
        MatchResources = new() { NamespaceSelector = WithoutExempt(guardrail.Spec.NamespaceSelector), ObjectSelector = guardrail.Spec.PolicySelector },
    };

    /// <summary>The emergency exit of the webhook is one here, too.</summary>
    private static LabelSelector WithoutExempt(LabelSelector? selector) => (selector ?? new()) with
    {
        MatchExpressions = [.. selector?.MatchExpressions ?? [], new() { Key = Marks.WebhookLabel, Operator = "NotIn", Values = [Marks.WebhookIgnored] }],
    };
}
