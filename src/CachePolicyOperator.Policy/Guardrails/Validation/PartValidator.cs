using FluentValidation;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>A validator of one part of a guard-rail: everything is judged, whatever was found before.</summary>
/// <remarks>Stopping at a rule's first problem would also stop a list at its first bad item.</remarks>
internal abstract class PartValidator<T> : AbstractValidator<T>
{
    protected PartValidator()
    {
        ClassLevelCascadeMode = CascadeMode.Continue;
        RuleLevelCascadeMode = CascadeMode.Continue;
    }
}
