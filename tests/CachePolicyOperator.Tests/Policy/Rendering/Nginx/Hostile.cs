using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Rendering.Nginx;

/// <summary>Texts that try to become syntax.</summary>
internal static class Hostile
{
    private static readonly string[] Pieces =
    [
        "\"", "'", "\\", ";", "{", "}", "$", "${", "#", "\n", "\r", "\t", " ", "$host", "${host}", "\\\"", "\\n", "~", "*", "(", ")", "[", "]",
        "^", "|", ".", "?", "+", "&", "=", "%", "@", "default", "include", "} location /evil { alias /etc/; }", "ü", "😀", "\u0001", "\u007f", "a", "7",
    ];

    // NUL is the one character that a configuration cannot hold; the renderer throws, as validation refuses it.
    public static Arbitrary<string> Texts { get; } = Gen.OneOf(
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get.Replace("\0", "", StringComparison.Ordinal))).ToArbitrary();
}
