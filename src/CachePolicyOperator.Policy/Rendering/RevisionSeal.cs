using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Rendering;

/// <summary>Names a rendering by its content and its cache generation.</summary>
/// <remarks>
/// Every version of the operator computes the same hashes from the same files: revisions of earlier versions are read back and
/// checked (<see cref="RevisionData.Read"/>).
/// </remarks>
internal static class RevisionSeal
{
    private const int Length = 12;

    // A ConfigMap's name is a DNS subdomain of at most 253 characters.
    private const int LongestName = 253;

    /// <param name="engine">Whose files they are.</param>
    /// <param name="policy">Name of the policy.</param>
    /// <param name="files">The files; a seal among them is replaced.</param>
    /// <param name="cacheGeneration">The generation of its cache keys.</param>
    /// <param name="statusPort">Where the proxy answers.</param>
    public static RenderedConfig Seal(Engine engine, string policy, IReadOnlyDictionary<string, string> files, long cacheGeneration, int statusPort)
    {
        var sealFile = ISealFile.Of(engine);
        var sealedFiles = new SortedDictionary<string, string>(files.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        sealedFiles.Remove(sealFile.Name);

        var (content, revision) = Hash(sealedFiles, cacheGeneration);
        sealedFiles.Add(sealFile.Name, sealFile.Write(new(revision, cacheGeneration)));

        return new RenderedConfig
        {
            Engine = engine,
            Policy = policy,
            Files = sealedFiles,
            Content = content,
            Revision = revision,
            CacheGeneration = cacheGeneration,
            StatusPort = statusPort,
            ConfigMapName = Name(policy, revision),
        };
    }

    private static (string Content, string Revision) Hash(IEnumerable<KeyValuePair<string, string>> files, long cacheGeneration)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in files)
        {
            Append(hash, name);
            Append(hash, content);
        }

        var ofFiles = hash.GetCurrentHash();
        Append(hash, cacheGeneration);
        return (Hex(ofFiles), Hex(hash.GetHashAndReset()));
    }

    // Lengths go first, so that no two lists of files give the same bytes.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash)[..Length];

    private static string Name(string policy, string revision)
    {
        var longest = LongestName - 1 - revision.Length;
        var prefix = policy.Length <= longest ? policy : policy[..longest].TrimEnd('-', '.');
        return $"{prefix}-{revision}";
    }
}
