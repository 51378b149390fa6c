using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CachePolicyOperator.Policy.Rendering;

/// <summary>Names a rendering by its content.</summary>
internal static class RevisionSeal
{
    /// <summary>Stands in the files where the revision will, while the hash is taken. Longer than a revision, and no word of nginx.</summary>
    public const string Placeholder = "@@cachepolicy-revision@@";

    private const int Length = 12;

    // A ConfigMap's name is a DNS subdomain of at most 253 characters.
    private const int LongestName = 253;

    public static RenderedConfig Seal(string policy, IReadOnlyDictionary<string, string> drafts, long cacheGeneration, int statusPort)
    {
        var ordered = drafts.OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        var revision = Hash(ordered);

        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, draft) in ordered)
            files.Add(name, draft.Replace(Placeholder, revision, StringComparison.Ordinal));

        return new RenderedConfig
        {
            Files = files,
            Revision = revision,
            CacheGeneration = cacheGeneration,
            StatusPort = statusPort,
            ConfigMapName = Name(policy, revision),
        };
    }

    private static string Hash(IEnumerable<KeyValuePair<string, string>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in files)
        {
            Append(hash, name);
            Append(hash, content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Length];
    }

    // Lengths go first, so that no two lists of files give the same bytes.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static string Name(string policy, string revision)
    {
        var longest = LongestName - 1 - revision.Length;
        var prefix = policy.Length <= longest ? policy : policy[..longest].TrimEnd('-', '.');
        return $"{prefix}-{revision}";
    }
}
