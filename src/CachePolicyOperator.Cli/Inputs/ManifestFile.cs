using CachePolicyOperator.Policy.Manifests;
using YamlDotNet.Core;

namespace CachePolicyOperator.Cli.Inputs;

/// <summary>The objects of a file that concern caching, and what could not be read of it.</summary>
internal sealed record ManifestFile(SourceFile File, IReadOnlyList<Manifest> Manifests, IReadOnlyList<ManifestPart.Broken> Broken)
{
    public static ManifestFile Read(SourceFile file)
    {
        if (file.Text is not { } text)
            return new(file, [], [new(SourcePosition.Start, "the file is not valid UTF-8")]);

        List<Manifest> manifests = [];
        List<ManifestPart.Broken> broken = [];
        foreach (var part in ManifestStream.Read(text))
        {
            switch (part)
            {
                case ManifestPart.Broken problem:
                    broken.Add(text.Contains("{{", StringComparison.Ordinal)
                        ? problem with { Message = $"{problem.Message} (a template? give the output of helm template or kustomize build)" }
                        : problem);
                    break;
                case ManifestPart.Readable { Document: var document } when Manifest.Concerns(document):
                    Add(document);
                    break;
            }
        }

        return new(file, manifests, broken);

        void Add(ManifestDocument document)
        {
            try
            {
                manifests.Add(Manifest.Of(file, document));
            }
            catch (YamlException e)
            {
                broken.Add(new(document.Start, e.Message));
            }
        }
    }
}
