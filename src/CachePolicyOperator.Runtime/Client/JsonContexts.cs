using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>
/// Finds a type's source-generated metadata. Each context keeps the options it was generated with (one may refuse nulls
/// where another accepts them), which a combined resolver would lose.
/// </summary>
internal sealed class JsonContexts(IReadOnlyList<JsonSerializerContext> contexts)
{
    public JsonTypeInfo<T> Of<T>()
    {
        foreach (var context in contexts)
        {
            if (context.GetTypeInfo(typeof(T)) is JsonTypeInfo<T> found)
                return found;
        }
        throw new InvalidOperationException($"{typeof(T).Name} is in none of the JSON contexts that the client was given.");
    }
}
