namespace CachePolicyOperator.Cli;

/// <summary>What was given cannot be read; the message is for whoever gave it.</summary>
internal sealed class InputException(string message) : Exception(message);
