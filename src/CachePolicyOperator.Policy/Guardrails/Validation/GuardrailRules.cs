using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>What a CacheGuardrail itself is judged by, in the order of docs/reference/guardrail-rules.md.</summary>
public static class GuardrailRules
{
    public static RuleDescription Readable { get; } = Deny(
        "GRL-001",
        "The document is JSON of this API's shape: no unknown field, no value of another type, no name outside an enumeration, times in UTC.",
        "An API server drops unknown fields without a word (before 1.27): a misspelt ceiling is no ceiling.",
        "the CRD's schema",
        "Compare the field with kubectl explain cgr.spec --recursive.");

    public static RuleDescription Durations { get; } = Deny(
        "GRL-002",
        "Durations have units, each at most once and the longest first; ceilings are at most 365d, staleness at most 1095d. 0s forbids a stale window, a client lifetime or the storing of errors.",
        "A ceiling whose unit was guessed is 60 times too high or too low for every policy below it.",
        "this API",
        "Write 90s, 10m, 1h30m or 7d.");

    public static RuleDescription Lists { get; } = Deny(
        "GRL-003",
        "Lists keep the number of items that the schema states, and no item occurs twice: one ceiling for each class, one exception of each name.",
        "Of two ceilings for one class the reader cannot tell which counts.",
        "the CRD's minItems, maxItems and x-kubernetes-list-type",
        "Leave a list out that has no items; merge items that are there twice.");

    public static RuleDescription Names { get; } = Deny(
        "GRL-004",
        "Names of exceptions, namespaces, policies and rules are names that Kubernetes knows; headers and cookies are what a policy's key can hold.",
        "What can never be the name of anything limits or excuses nothing, and looks as if it did.",
        "RFC 1123 labels and subdomains; RFC 9110 section 5.1; RFC 6265 section 4.1.1",
        "Copy the name from the object that is meant.");

    public static RuleDescription LabelSelectors { get; } = Deny(
        "GRL-005",
        "Label selectors are what the API server accepts elsewhere: operators In and NotIn with values, Exists and DoesNotExist without.",
        "A selector that cannot match is a guard-rail that protects nobody.",
        "Kubernetes' syntax of labels and label selectors",
        "Try it with kubectl get namespaces --selector.");

    public static RuleDescription KnownRules { get; } = Deny(
        "GRL-006",
        "severities and exceptions name rules that exist.",
        "A misspelt id changes nothing, and whoever wrote it believes that it does.",
        "docs/rules.md",
        "Copy the id from the refusal that is meant.");

    public static RuleDescription Softened { get; } = Deny(
        "GRL-007",
        "severities and exceptions are for rules that can be softened: none is about a policy's form, and acknowledgements are not acknowledged themselves.",
        "What breaks a rule about the form cannot be rendered, whoever tolerates it.",
        "this API",
        "Remove the entry; the policy that breaks the rule has to change.");

    public static RuleDescription Features { get; } = Deny(
        "GRL-008",
        "No feature is both required and forbidden; the two modes are neither both required nor both forbidden.",
        "No policy could pass.",
        "this API",
        "Remove the feature from one of the lists.");

    public static RuleDescription Ceilings { get; } = Deny(
        "GRL-009",
        "Within one class the staleness ceiling is not below any of the ceilings that it is the sum of.",
        "The longer ceiling could never be reached: a policy within it would be refused all the same.",
        "this API",
        "Raise staleness, or lower the other.");

    public static RuleDescription Growth { get; } = Deny(
        "GRL-010",
        "growth.factor is 2 to 1000.",
        "With 1 every raise, however small, would ask for an acknowledgement, and people would stop reading them.",
        "this API",
        "Write 2 or more.");

    public static RuleDescription Accountable { get; } = Deny(
        "GRL-011",
        "An exception says why it is there (10 to 512 characters), who answers for it (1 to 128), and when it ends.",
        "An exception that nobody owns and that never ends is a hole that nobody remembers.",
        "this API",
        "Write reason, owner and expires.");

    public static RuleDescription Expired { get; } = Report(
        "GRL-012",
        "An exception has not ended yet.",
        "It tolerates nothing any more, and whoever reads the guard-rail may think that it does.",
        "Remove it; where it is still needed, somebody has to decide that anew.");

    public static RuleDescription FarAway { get; } = Report(
        "GRL-013",
        "An exception ends within a year.",
        "What is tolerated for longer is a rule: nobody will remember the reason when it ends.",
        "Choose an earlier end, or change the ceiling.");

    public static RuleDescription Rollouts { get; } = Deny(
        "GRL-014",
        "rollouts.cluster and rollouts.namespace are 1 to 10000.",
        "With 0 no change could ever reach a pod, a repair neither.",
        "this API",
        "Write 1 or more; what has to be stopped is paused in its policy.");

    public static IReadOnlyList<RuleDescription> All { get; } =
        [Readable, Durations, Lists, Names, LabelSelectors, KnownRules, Softened, Features, Ceilings, Growth, Accountable, Expired, FarAway, Rollouts];

    private static RuleDescription Deny(string id, string checks, string why, string source, string wayOut) =>
        new(id, Severity.Deny, checks, why, source, wayOut);

    private static RuleDescription Report(string id, string checks, string why, string wayOut) =>
        new(id, Severity.Report, checks, why, "this API", wayOut);
}
