using System.Buffers.Binary;
using System.Text;

namespace CachePolicyOperator.ProxyTests.Explaining;

/// <summary>The head of a file of nginx's store (ngx_http_file_cache_header_t of nginx 1.22, version 5).</summary>
/// <param name="Key">The whole cache key.</param>
/// <param name="FreshUntil">End of its lifetime.</param>
/// <param name="WhileRevalidate">Seconds past it.</param>
/// <param name="IfError">Seconds past it.</param>
internal sealed record StoredFile(string Key, DateTimeOffset FreshUntil, long WhileRevalidate, long IfError)
{
    private const long Version = 5;
    private static readonly byte[] KeyMark = "\nKEY: "u8.ToArray();

    public static IReadOnlyList<StoredFile> All(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Read(File.ReadAllBytes(path)))];

    private static StoredFile Read(ReadOnlySpan<byte> content)
    {
        Assert.Equal(Version, BinaryPrimitives.ReadInt64LittleEndian(content));
        var key = content[(content.IndexOf(KeyMark) + KeyMark.Length)..];
        // The key's last line is the path, in which no line feed was sent.
        return new(
            Encoding.Latin1.GetString(key[..EndOf(key)]),
            DateTimeOffset.FromUnixTimeSeconds(Number(content, 1)),
            Number(content, 2),
            Number(content, 3));
    }

    private static int EndOf(ReadOnlySpan<byte> key) => key.IndexOf("\nHTTP/1."u8);

    private static long Number(ReadOnlySpan<byte> content, int index) => BinaryPrimitives.ReadInt64LittleEndian(content[(index * sizeof(long))..]);
}
