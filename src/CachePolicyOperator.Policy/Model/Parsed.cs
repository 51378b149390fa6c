namespace CachePolicyOperator.Policy.Model;

/// <summary>What became of a user's text: a value, or the reason why it is none. Reading a user's text never throws.</summary>
public abstract record Parsed<T>
    where T : struct
{
    private Parsed()
    {
    }

    /// <summary>The text says this.</summary>
    public sealed record Value(T Result) : Parsed<T>;

    /// <summary>The text says nothing; the reason is a clause for people, without the field's name and without a final stop.</summary>
    public sealed record Refused(string Reason) : Parsed<T>;

    /// <summary>The value of a text that validation has already accepted.</summary>
    /// <exception cref="InvalidOperationException">The text was refused: the caller has skipped validation.</exception>
    public T OrThrow() => this switch
    {
        Value parsed => parsed.Result,
        Refused refused => throw new InvalidOperationException(refused.Reason),
        _ => throw new InvalidOperationException(),
    };
}
