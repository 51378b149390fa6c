using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering.Nginx;

namespace CachePolicyOperator.Policy.Rendering;

/// <summary>How an engine is told the seal: the only file of a rendering that depends on it.</summary>
internal interface ISealFile
{
    string Name { get; }

    string Write(Seal seal);

    /// <summary>What <see cref="Write"/> wrote, in this version of the operator or in an earlier one; null for anything else.</summary>
    Seal? Read(string text);

    static ISealFile Of(Engine engine) => engine switch
    {
        Engine.Nginx => new NginxSeal(),
        _ => throw new InvalidOperationException($"no seal for the engine {engine}"),
    };
}
