using System.Runtime.CompilerServices;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Client;

/// <summary>Lists page by page.</summary>
public static class Paging
{
    /// <summary>
    /// Everything that <paramref name="options"/> mean, of which at most one page is held at a time. Throws as
    /// <see cref="IKubernetesClient.ListPageAsync{T}"/> does, 410 Gone between two pages included: who can go on from there keeps
    /// the token and asks for pages itself.
    /// </summary>
    public static async IAsyncEnumerable<T> ListAsync<T>(
        this IKubernetesClient client, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IKubernetesObject
    {
        do
        {
            var page = await client.ListPageAsync<T>(options, cancellationToken);
            foreach (var item in page.Items)
                yield return item;

            // The token carries the version; the server refuses both at once.
            options = options with { Continue = page.Metadata.Continue, ResourceVersion = null };
        }
        while (!string.IsNullOrEmpty(options.Continue));
    }
}
