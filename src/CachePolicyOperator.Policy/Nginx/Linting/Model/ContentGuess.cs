using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>Which class of content a location serves, as far as its pattern tells. What nothing tells is Html, the strictest.</summary>
/// <param name="Class">The class, or nothing where the pattern tells nothing.</param>
/// <param name="IsByExtension">Whether file extensions in a regular expression tell.</param>
internal readonly record struct ContentGuess(ContentClass? Class, bool IsByExtension)
{
    /// <summary>Folders that build tools fill with files that have their content's hash in the name.</summary>
    private static readonly string[] FingerprintFolders = ["assets", "_next/static", "_nuxt", "_astro", "_app/immutable", "packs"];

    private static readonly string[] Fingerprints = ["immutable", "fingerprint", "hashed", "versioned", "[0-9a-f]", "[a-f0-9]", "[a-f\\d]", "[\\da-f]", "[[:xdigit:]]", "\\h{"];

    private static readonly string[] AssetFolders = ["static", "css", "js", "fonts", "font", "styles", "scripts", "dist", "public"];
    private static readonly string[] MediaFolders = ["images", "image", "img", "media", "video", "videos", "audio", "files", "downloads", "uploads"];
    private static readonly string[] ApiFolders = ["api", "graphql", "rest", "rpc"];

    private static readonly HashSet<string> AssetExtensions = ["css", "js", "mjs", "map", "woff", "woff2", "ttf", "otf", "eot", "ico", "wasm"];
    private static readonly HashSet<string> MediaExtensions =
        ["png", "jpg", "jpeg", "jpe", "gif", "webp", "avif", "svg", "svgz", "bmp", "mp3", "mp4", "webm", "ogg", "ogv", "mov", "m4a", "m4v", "pdf", "zip", "gz", "iso"];

    public static ContentGuess Of(string pattern, bool isRegex)
    {
        var text = pattern.ToLowerInvariant();
        var byExtension = isRegex ? ByExtension(text) : null;
        if (Fingerprints.Any(mark => text.Contains(mark, StringComparison.Ordinal)) || HasFolder(text, FingerprintFolders))
            return new(ContentClass.VersionedAsset, byExtension is not null);
        if (byExtension is { } known)
            return new(known, true);
        if (HasFolder(text, ApiFolders))
            return new(ContentClass.Api, false);
        if (HasFolder(text, AssetFolders))
            return new(ContentClass.MutableAsset, false);
        return new(HasFolder(text, MediaFolders) ? ContentClass.Media : null, false);
    }

    /// <summary>The class of a media type, as maps from $sent_http_content_type name it.</summary>
    public static ContentClass? OfMediaType(string text) => text.ToLowerInvariant() switch
    {
        var type when type.Contains("html", StringComparison.Ordinal) => ContentClass.Html,
        var type when type.Contains("json", StringComparison.Ordinal) => ContentClass.Api,
        var type when type.Contains("css", StringComparison.Ordinal) || type.Contains("javascript", StringComparison.Ordinal) || type.Contains("font", StringComparison.Ordinal) => ContentClass.MutableAsset,
        var type when type.Contains("image", StringComparison.Ordinal) || type.Contains("video", StringComparison.Ordinal) || type.Contains("audio", StringComparison.Ordinal) => ContentClass.Media,
        _ => null,
    };

    private static ContentClass? ByExtension(string regex)
    {
        var dot = regex.IndexOf("\\.", StringComparison.Ordinal);
        if (dot < 0)
            dot = regex.IndexOf("[.]", StringComparison.Ordinal);
        if (dot < 0)
            return null;
        var words = regex[(dot + 2)..].Split(['(', ')', '|', '?', ':', '$', '.', ']', '\\', '^', '+', '*', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(AssetExtensions.Contains))
            return ContentClass.MutableAsset;
        return words.Any(MediaExtensions.Contains) ? ContentClass.Media : null;
    }

    private static bool HasFolder(string text, string[] folders)
    {
        foreach (var folder in folders)
        {
            var at = text.IndexOf("/" + folder, StringComparison.Ordinal);
            if (at >= 0 && (at + folder.Length + 1 == text.Length || !IsNameCharacter(text[at + folder.Length + 1])))
                return true;
        }

        return false;
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
