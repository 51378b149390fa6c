using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>Compares findings with what a policy's author has acknowledged.</summary>
internal static class Acknowledgements
{
    /// <summary>Null where the violation is acknowledged; else the violation with the acknowledgement that it asks for.</summary>
    internal static PolicyViolation? Answer(RuleDescription rule, PolicyViolation violation, CachePolicySpec spec)
    {
        var hash = SpecPart.Hash(rule.Id, rule.Concerns, spec, violation.CacheRule);
        var given = (spec.Acknowledgements ?? []).Where(acknowledgement => acknowledgement.Rule == rule.Id).ToList();
        if (given.Any(acknowledgement => acknowledgement.Hash == hash))
            return null;

        var stale = given.FirstOrDefault(acknowledgement => !Concerns(acknowledgement, rule, spec));
        var asked = stale is null ? "" : $"the acknowledgement {Quoted.Bare(stale.Hash)} was for an earlier version of this part; ";
        return violation with
        {
            // Quoted, because YAML would read a hash of digits as a number.
            Message = $"{violation.Message}; {asked}if it is meant, add to spec.acknowledgements: {{rule: {rule.Id}, hash: \"{hash}\", reason: \"…\"}}",
        };
    }

    /// <summary>Whether an acknowledgement is bound to a part as it is now.</summary>
    internal static bool Concerns(Acknowledgement acknowledgement, RuleDescription rule, CachePolicySpec spec) => rule.Concerns switch
    {
        SpecSection.Form or SpecSection.Acknowledgements => false,
        SpecSection.Storage or SpecSection.Target => acknowledgement.Hash == SpecPart.Hash(rule.Id, rule.Concerns, spec, null),
        SpecSection.Features when acknowledgement.Hash == SpecPart.Hash(rule.Id, rule.Concerns, spec, null) => true,
        _ => spec.Rules.Any(cacheRule => acknowledgement.Hash == SpecPart.Hash(rule.Id, rule.Concerns, spec, cacheRule)),
    };
}
