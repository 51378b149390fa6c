namespace CachePolicyOperator.Abstractions.Entities;

/// <summary>
/// The type reads nothing but an object's metadata: gets, lists and watches ask the server for <c>PartialObjectMetadata</c>,
/// so that specs neither travel nor are decoded.
/// </summary>
/// <remarks>
/// The server calls what it sends <c>meta.k8s.io/v1 PartialObjectMetadata</c>; give the type get-only ApiVersion and Kind
/// properties that name the real kind. Such a type can be read, patched and deleted, never created or replaced.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MetadataOnlyAttribute : Attribute;
