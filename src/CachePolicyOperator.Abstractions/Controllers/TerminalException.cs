namespace CachePolicyOperator.Abstractions.Controllers;

/// <summary>A failure that trying again cannot mend: the only one that is not retried until the entity changes.</summary>
public sealed class TerminalException : Exception
{
    public TerminalException()
    {
    }

    public TerminalException(string message)
        : base(message)
    {
    }

    public TerminalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
