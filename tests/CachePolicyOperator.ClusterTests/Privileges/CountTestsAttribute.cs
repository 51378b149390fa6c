using System.Collections.Concurrent;
using System.Reflection;
using Xunit.Sdk;

namespace CachePolicyOperator.ClusterTests.Privileges;

/// <summary>On a collection: knows which of its tests have run. What they left unused means something only when all of them did.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CountTestsAttribute : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, byte> Ran = new(StringComparer.Ordinal);

    /// <summary>Tests of such collections that have not run.</summary>
    public static IReadOnlyList<string> Missing =>
        [.. typeof(CountTestsAttribute).Assembly.GetTypes()
            .Where(IsCounted)
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null })
            .Select(NameOf)
            .Where(name => !Ran.ContainsKey(name))
            .Order(StringComparer.Ordinal)];

    public override void After(MethodInfo methodUnderTest) => Ran.TryAdd(NameOf(methodUnderTest), 0);

    private static HashSet<string?> Collections { get; } =
        [.. typeof(CountTestsAttribute).Assembly.GetTypes().Where(type => type.IsDefined(typeof(CountTestsAttribute))).Select(NameOf<CollectionDefinitionAttribute>)];

    private static bool IsCounted(Type type) => NameOf<CollectionAttribute>(type) is { } collection && Collections.Contains(collection);

    private static string? NameOf<TAttribute>(Type type) =>
        type.GetCustomAttributesData().FirstOrDefault(attribute => attribute.AttributeType == typeof(TAttribute)) is { ConstructorArguments: [{ Value: string name }] } ? name : null;

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
