using System.Text.Json.Nodes;

namespace CachePolicyOperator.Tests.Policy.Validation;

/// <summary>One way to break a schema.</summary>
/// <param name="Path">The field that breaks it, in kubectl's notation.</param>
/// <param name="What">What is done to the field.</param>
/// <param name="Apply">Does it to a document.</param>
internal sealed record Breach(string Path, string What, Action<JsonNode> Apply);
