using System.Buffers;
using System.Globalization;

namespace CachePolicyOperator.Policy.Model;

/// <summary>A number of bytes, written as a Kubernetes quantity (<c>512Mi</c>, <c>1.5Gi</c>, <c>2G</c>, <c>1e9</c>).</summary>
public readonly record struct StorageSize : IComparable<StorageSize>
{
    private const int LongestText = 32;

    private static readonly SearchValues<char> Decimal = SearchValues.Create("0123456789.");

    private StorageSize(long bytes) => Bytes = bytes;

    public long Bytes { get; }

    public static bool operator <(StorageSize left, StorageSize right) => left.CompareTo(right) < 0;

    public static bool operator >(StorageSize left, StorageSize right) => left.CompareTo(right) > 0;

    public static bool operator <=(StorageSize left, StorageSize right) => left.CompareTo(right) <= 0;

    public static bool operator >=(StorageSize left, StorageSize right) => left.CompareTo(right) >= 0;

    public static StorageSize FromBytes(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new StorageSize(bytes);
    }

    /// <summary>
    /// Reads the grammar of k8s.io/apimachinery's resource.Quantity. Signs and fractions of a byte are refused: <c>512m</c> is half
    /// a byte, and nobody means that.
    /// </summary>
    public static Parsed<StorageSize> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > LongestText)
            return Refuse("a size such as 512Mi or 2Gi is needed");
        if (text[0] is '-' or '+')
            return Refuse("a size has no sign; write it such as 512Mi");

        var end = text.AsSpan().IndexOfAnyExcept(Decimal);
        var number = end < 0 ? text : text[..end];
        var suffix = end < 0 ? "" : text[end..];
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            return Refuse("a size begins with a number, such as 512Mi or 1.5Gi");
        if (suffix is "m" or "u" or "n")
            return Refuse($"the suffix {suffix} means a fraction of a byte; write M or Mi for megabytes");
        if (Multiplier(suffix) is not { } multiplier)
            return Refuse("the size's suffix must be Ki, Mi, Gi, Ti, Pi, Ei, k, M, G, T, P, E, or an exponent such as e9");
        if (amount > long.MaxValue / multiplier)
            return Refuse("the size is larger than 8Ei");

        var bytes = decimal.Ceiling(amount * multiplier);
        return bytes > long.MaxValue
            ? Refuse("the size is larger than 8Ei")
            : new Parsed<StorageSize>.Value(new StorageSize((long)bytes));
    }

    public int CompareTo(StorageSize other) => Bytes.CompareTo(other.Bytes);

    public override string ToString()
    {
        var (bytes, suffix) = (Bytes, "");
        foreach (var next in new[] { "Ki", "Mi", "Gi", "Ti", "Pi", "Ei" })
        {
            if (bytes == 0 || bytes % 1024 != 0)
                break;
            (bytes, suffix) = (bytes / 1024, next);
        }

        return bytes.ToString(CultureInfo.InvariantCulture) + suffix;
    }

    private static decimal? Multiplier(string suffix) => suffix switch
    {
        "" => 1,
        "Ki" => 1L << 10,
        "Mi" => 1L << 20,
        "Gi" => 1L << 30,
        "Ti" => 1L << 40,
        "Pi" => 1L << 50,
        "Ei" => 1L << 60,
        "k" => 1e3m,
        "M" => 1e6m,
        "G" => 1e9m,
        "T" => 1e12m,
        "P" => 1e15m,
        "E" => 1e18m,
        ['e' or 'E', .. var exponent] => PowerOfTen(exponent),
        _ => null,
    };

    private static decimal? PowerOfTen(string exponent)
    {
        if (!int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) || power is < 0 or > 18)
            return null;

        var result = 1m;
        for (var i = 0; i < power; i++)
            result *= 10;
        return result;
    }

    private static Parsed<StorageSize>.Refused Refuse(string reason) => new(reason);
}
