using System.Collections;
using System.Globalization;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers;

/// <summary>What every log line of a reconcile carries.</summary>
internal sealed class ReconcileScope(string controller, NamespacedName key, long reconcileId) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 4;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("controller", controller),
        1 => new("namespace", key.Namespace),
        2 => new("name", key.Name),
        3 => new("reconcileID", Id),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    private string Id => reconcileId.ToString("x16", CultureInfo.InvariantCulture);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{controller} {key} {Id}";
}
