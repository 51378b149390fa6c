using System.Security.Cryptography;
using System.Text;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>The store on disk and its index in memory.</summary>
/// <remarks>
/// nginx refuses to reload a zone of the same name with another path or other levels, and only its log says so: the name changes
/// with them.
/// </remarks>
internal sealed class CacheZone(EffectiveStorage storage)
{
    private const string Levels = "1:2";

    // One byte of index for 64 bytes of store: nginx keeps about 8000 keys in a mebibyte, so this fits objects of 8 KiB and more.
    private const int BytesPerIndexByte = 64;
    private const long SmallestIndex = 1L << 20;
    private const long LargestIndex = 128L << 20;
    private const long KeysPerMebibyte = 8000;

    private string Path => storage.Path.TrimEnd('/') + "/cachepolicy";

    private string ZoneName => "cachepolicy_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Levels + Path)))[..8];

    public NginxString Name => NginxString.Plain($"{ZoneName}");

    /// <summary>How many keys the index has room for; for one more, nginx removes what was not used for longest.</summary>
    public static int MostKeys(EffectiveStorage storage) => (int)(IndexBytes(storage) * KeysPerMebibyte >> 20);

    public void Write(NginxWriter writer)
    {
        writer.Directive(
            "proxy_cache_path",
            NginxString.Plain($"{Path}"),
            NginxString.Plain($"levels={Levels}"),
            NginxString.Plain($"keys_zone={ZoneName}:{IndexBytes(storage)}"),
            NginxString.Plain($"max_size={storage.Size.Bytes}"),
            NginxString.Plain($"inactive={storage.Inactive.Seconds}s"),
            NginxString.Plain($"use_temp_path=off"));
    }

    private static long IndexBytes(EffectiveStorage storage) => Math.Clamp(storage.Size.Bytes / BytesPerIndexByte, SmallestIndex, LargestIndex);
}
