using System.Reflection;

namespace CachePolicyOperator.Tests;

/// <summary>The direction of references, read from the built assemblies.</summary>
public sealed class ArchitectureTests
{
    public static TheoryData<string, string[]> AllowedReferences => new()
    {
        { "CachePolicyOperator.Abstractions", [] },
        { "CachePolicyOperator.Entities", ["CachePolicyOperator.Abstractions"] },
        { "CachePolicyOperator.Policy", ["CachePolicyOperator.Abstractions", "CachePolicyOperator.Entities"] },
        { "CachePolicyOperator.Runtime", ["CachePolicyOperator.Abstractions"] },
    };

    [Theory]
    [MemberData(nameof(AllowedReferences))]
    public void An_assembly_references_only_what_stands_below_it(string assembly, string[] allowed)
    {
        var own = Assembly.Load(assembly).GetReferencedAssemblies()
            .Select(r => r.Name!)
            .Where(name => name.StartsWith("CachePolicyOperator", StringComparison.Ordinal));

        Assert.Empty(own.Except(allowed));
    }
}
