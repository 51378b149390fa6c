namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>There is no usable way to the API server; the message names file, entry and field, and what to do.</summary>
public sealed class ConfigurationException : Exception
{
    public ConfigurationException()
    {
    }

    public ConfigurationException(string message)
        : base(message)
    {
    }

    public ConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
