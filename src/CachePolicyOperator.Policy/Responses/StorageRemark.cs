namespace CachePolicyOperator.Policy.Responses;

/// <summary>What a section of a specification says about storing a response in a shared cache.</summary>
/// <param name="Forbids">Whether it may not be stored, or never be reused, for that.</param>
/// <param name="Section">The section.</param>
/// <param name="Text">A clause for people.</param>
public sealed record StorageRemark(bool Forbids, string Section, string Text);
