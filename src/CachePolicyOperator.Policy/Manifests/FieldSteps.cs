namespace CachePolicyOperator.Policy.Manifests;

/// <summary>A path in kubectl's notation as names, indexes and keys.</summary>
internal static class FieldSteps
{
    public static IEnumerable<string> Of(string path)
    {
        for (var at = 0; at < path.Length;)
        {
            if (path[at] == '.')
            {
                at++;
            }
            else if (path[at] == '[')
            {
                var end = path.IndexOf(']', at);
                end = end < 0 ? path.Length : end;
                yield return path[(at + 1)..end];
                at = end + 1;
            }
            else
            {
                var end = path.IndexOfAny(['.', '['], at);
                end = end < 0 ? path.Length : end;
                yield return path[at..end];
                at = end;
            }
        }
    }
}
