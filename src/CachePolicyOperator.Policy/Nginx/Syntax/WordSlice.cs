namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>Where a word's bytes are, without its quotes.</summary>
internal readonly record struct WordSlice(int Start, int Length, WordQuote Quote, bool IsEscaped)
{
    /// <summary>Where the word begins in the text: at its quote, if it has one.</summary>
    public int Begin => Quote == WordQuote.None ? Start : Start - 1;
}
