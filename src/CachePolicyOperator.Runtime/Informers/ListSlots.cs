using System.Threading.Channels;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>Bounds how many lists are asked for at once; who comes first is served first.</summary>
/// <remarks>
/// A server writes a list whole before it sends its first byte. Asked for all at once, the largest comes last and is decoded while
/// the server has nothing left to do; one after the other, what one of them writes the other decodes. It also bounds what both hold in memory.
/// </remarks>
internal sealed class ListSlots(int count)
{
    private readonly Channel<byte> _taken = Channel.CreateBounded<byte>(count);

    /// <summary>As many as can be decoded at once, and at least one to be written while another is decoded.</summary>
    public static ListSlots ForThisMachine() => new(Math.Max(2, Environment.ProcessorCount));

    public ValueTask EnterAsync(CancellationToken cancellationToken) => _taken.Writer.WriteAsync(0, cancellationToken);

    public void Leave() => _taken.Reader.TryRead(out _);
}
