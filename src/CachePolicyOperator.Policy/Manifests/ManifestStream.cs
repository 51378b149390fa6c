using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CachePolicyOperator.Policy.Manifests;

/// <summary>The documents of a file, each read for itself, so that a broken one hides none of the others.</summary>
/// <remarks>
/// A line that begins with <c>---</c> begins a document wherever it stands: YAML 1.2 allows it in no scalar (c-forbidden, section 9.1.2).
/// The items of a <c>List</c>, as kubectl get prints it, are documents of their own.
/// </remarks>
public static class ManifestStream
{
    public static IReadOnlyList<ManifestPart> Read(string text)
    {
        var parts = new List<ManifestPart>();
        foreach (var (content, linesBefore) in Split(text))
            parts.AddRange(Parse(content, linesBefore));
        return parts;
    }

    private static IEnumerable<(string Text, int LinesBefore)> Split(string text)
    {
        var (begin, beginLine, line) = (0, 0, 0);
        for (var at = 0; at < text.Length; line++)
        {
            if (at > begin && IsMarker(text.AsSpan(at)))
            {
                // Directives and comments in front of the first marker belong to the document that it begins.
                if (!OnlyDirectives(text.AsSpan(begin, at - begin)))
                {
                    yield return (text[begin..at], beginLine);
                    (begin, beginLine) = (at, line);
                }
            }

            var end = text.IndexOf('\n', at);
            at = end < 0 ? text.Length : end + 1;
        }

        yield return (text[begin..], beginLine);
    }

    private static bool IsMarker(ReadOnlySpan<char> rest) => rest.StartsWith("---", StringComparison.Ordinal) && (rest.Length == 3 || rest[3] is ' ' or '\t' or '\r' or '\n');

    private static bool OnlyDirectives(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (!line.IsWhiteSpace() && line[0] is not ('%' or '#'))
                return false;
        }

        return true;
    }

    private static IReadOnlyList<ManifestPart> Parse(string text, int linesBefore)
    {
        try
        {
            using var reader = new StringReader(text);
            var stream = new YamlStream();
            stream.Load(new BoundedParser(new Parser(reader)));
            return [.. stream.Documents.SelectMany(document => ManifestDocument.AllOf(document.RootNode, linesBefore)).Select(document => new ManifestPart.Readable(document))];
        }
        catch (YamlException e)
        {
            return [new ManifestPart.Broken(ManifestDocument.Position(e.Start, linesBefore), e.Message)];
        }
    }
}
