using System.Globalization;

namespace CachePolicyOperator.Definitions;

/// <summary>The version of an operator or of its CRDs as far as fields depend on it: a patch release adds none.</summary>
internal sealed record BundleVersion(int Major, int Minor)
{
    public bool IsNewerThan(BundleVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor)) > 0;

    /// <summary>Of a semantic version; null where it is none.</summary>
    public static BundleVersion? Parse(string? text) =>
        text?.Split('.') is [var major, var minor, _, ..] && Number(major) is { } first && Number(minor) is { } second ? new(first, second) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
