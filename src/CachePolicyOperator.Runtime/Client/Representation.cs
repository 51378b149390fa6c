using CachePolicyOperator.Abstractions.Entities;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>How much of a kind's objects the server is asked for.</summary>
internal static class Representation<T>
{
    // A server that cannot transform (an aggregated one) answers with whole objects, which the type reads just as well.
    private const string Partial = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";
    private const string PartialList = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";
    private const string Whole = "application/json";

    public static bool IsMetadataOnly { get; } = typeof(T).IsDefined(typeof(MetadataOnlyAttribute), inherit: false);

    public static string OfObject { get; } = IsMetadataOnly ? Partial : Whole;

    public static string OfList { get; } = IsMetadataOnly ? PartialList : Whole;
}
