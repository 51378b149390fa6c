namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>How a word is written.</summary>
public enum WordQuote : byte
{
    None,
    SingleQuotes,
    DoubleQuotes,
}
