using System.Collections.Concurrent;
using System.Reflection;
using CachePolicyOperator.ClusterTests.Clusters;
using Xunit.Sdk;

namespace CachePolicyOperator.ClusterTests.Privileges;

/// <summary>Knows which tests of the operator's collection have run: what they left unused means something only when all of them did.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CountTestsAttribute : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, byte> Ran = new(StringComparer.Ordinal);

    /// <summary>Tests of the collection that have not run.</summary>
    public static IReadOnlyList<string> Missing =>
        [.. typeof(CountTestsAttribute).Assembly.GetTypes()
            .Where(type => type.GetCustomAttributesData().Any(IsOperatorCollection))
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null })
            .Select(NameOf)
            .Where(name => !Ran.ContainsKey(name))
            .Order(StringComparer.Ordinal)];

    public override void After(MethodInfo methodUnderTest) => Ran.TryAdd(NameOf(methodUnderTest), 0);

    private static bool IsOperatorCollection(CustomAttributeData attribute) =>
        attribute.AttributeType == typeof(CollectionAttribute) && attribute.ConstructorArguments is [{ Value: OperatorCollection.Name }];

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
