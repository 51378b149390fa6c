using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>
/// What a reflector tells its store. Objects that come between <see cref="Init"/> and <see cref="InitDone"/> are the whole
/// state and replace what was there, all at once, at InitDone; Init again before InitDone discards them.
/// </summary>
internal abstract record ReflectorEvent<T>
    where T : class, IKubernetesObject
{
    private ReflectorEvent()
    {
    }

    public static ReflectorEvent<T> Begin { get; } = new Init();

    public static ReflectorEvent<T> End { get; } = new InitDone();

    public sealed record Init : ReflectorEvent<T>;

    public sealed record InitApply(T Entity) : ReflectorEvent<T>;

    public sealed record InitDone : ReflectorEvent<T>;

    public sealed record Apply(T Entity) : ReflectorEvent<T>;

    public sealed record Delete(T Entity) : ReflectorEvent<T>;
}
