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
        { "cachepolicy", ["CachePolicyOperator.Abstractions", "CachePolicyOperator.Entities", "CachePolicyOperator.Policy", "CachePolicyOperator.Runtime"] },
        { "CachePolicyOperator.Webhooks", ["CachePolicyOperator.Abstractions", "CachePolicyOperator.Entities", "CachePolicyOperator.Policy"] },
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

    /// <summary>
    /// What a user may send in a manifest reaches these assemblies. An admission check that could start a program, touch a file or open
    /// a connection is how ingress-nginx got CVE-2025-1974.
    /// </summary>
    [Theory]
    [InlineData("CachePolicyOperator.Policy")]
    [InlineData("CachePolicyOperator.Webhooks")]
    public void What_reads_manifests_starts_no_process_touches_no_file_and_opens_no_connection(string assembly)
    {
        var used = UsedTypes.Of(Assembly.Load(assembly));

        Assert.NotEmpty(used.Types);
        Assert.DoesNotContain(used.Types, IsOutsideOfMemory);
        Assert.Empty(used.NativeMethods);
    }

    [Theory]
    [InlineData("System.Diagnostics.Process", true)]
    [InlineData("System.IO.FileStream", true)]
    [InlineData("System.Net.Sockets.SocketException", true)]
    [InlineData("System.IO.IOException", false)]
    [InlineData("System.Diagnostics.Metrics.Meter", false)]
    public void The_ban_is_on_the_types_that_reach_out(string type, bool banned) => Assert.Equal(banned, IsOutsideOfMemory(type));

    private static bool IsOutsideOfMemory(string type) =>
        type.StartsWith("System.Diagnostics.Process", StringComparison.Ordinal)
        || type.StartsWith("System.IO.File", StringComparison.Ordinal)
        || type.StartsWith("System.IO.Directory", StringComparison.Ordinal)
        || type.StartsWith("System.IO.Pipes.", StringComparison.Ordinal)
        || type.StartsWith("System.IO.MemoryMappedFiles.", StringComparison.Ordinal)
        || type.StartsWith("System.IO.RandomAccess", StringComparison.Ordinal)
        || type.StartsWith("System.IO.Stream", StringComparison.Ordinal) && type is not "System.IO.Stream"
        || type.StartsWith("System.Net.", StringComparison.Ordinal)
        || type.StartsWith("System.Runtime.Loader.", StringComparison.Ordinal)
        || type is "System.Reflection.Assembly" or "System.Activator" or "System.Runtime.InteropServices.NativeLibrary" or "System.Runtime.InteropServices.Marshal";
}
