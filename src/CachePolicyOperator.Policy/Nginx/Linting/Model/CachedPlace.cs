using System.Text;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>A block whose responses are stored, with everything that is in effect in it.</summary>
internal sealed class CachedPlace(NginxScope scope, UpstreamFamily family, NginxDirective cache, ContentGuess content, Variables variables)
{
    private static readonly string[] Named = ["", "proxy_", "fastcgi_", "uwsgi_", "scgi_"];

    public NginxScope Scope { get; } = scope;

    public UpstreamFamily Family { get; } = family;

    /// <summary>The directive that turns storing on.</summary>
    public NginxDirective Cache { get; } = cache;

    public ContentClass Content { get; } = content.Class ?? ContentClass.Html;

    public bool IsByExtension { get; } = content.IsByExtension;

    public bool IsStatic => Content is ContentClass.VersionedAsset or ContentClass.MutableAsset or ContentClass.Media;

    /// <summary>The prefix of this place's directives: <c>proxy_</c>.</summary>
    public string Prefix => Named[(int)Family];

    public NginxDirective? Key => TheOne(Setting.CacheKey);

    /// <summary>The key in effect: nginx's default where none is written; only proxy_cache_key has one.</summary>
    public string KeyText => field ??= Key is { ArgumentCount: > 0 } key ? key[0].Text : Family == UpstreamFamily.Proxy ? "$scheme$proxy_host$request_uri" : "";

    /// <summary>For messages: the location's pattern and line.</summary>
    public string Name => field ??= NameOf(Scope);

    public NginxDirective? TheOne(Setting setting) => Scope.TheOne(setting, Family);

    public IReadOnlyList<NginxDirective> InEffect(Setting setting) => Scope.InEffect(setting, Family);

    public bool IsOn(Setting setting) => Scope.IsOn(setting, Family);

    /// <summary>The directive and the argument that make nginx ignore this header of responses.</summary>
    public (NginxDirective Directive, int Argument)? Ignores(string header) => Mentions(Setting.IgnoreHeaders, header);

    public (NginxDirective Directive, int Argument)? Hides(string header) => Mentions(Setting.HideHeader, header);

    /// <summary>Whether storing depends on a variable for which <paramref name="isSought"/> holds.</summary>
    public bool StoresBy(Func<string, bool> isSought) => DependsOn(Setting.NoCache, isSought);

    public bool DependsOn(Setting setting, Func<string, bool> isSought)
    {
        foreach (var directive in InEffect(setting))
        {
            for (var i = 0; i < directive.ArgumentCount; i++)
            {
                if (variables.Depends(directive[i].Text, isSought))
                    return true;
            }
        }

        return false;
    }

    public bool KeyDependsOn(Func<string, bool> isSought) => variables.Depends(KeyText, isSought);

    public static string NameOf(NginxScope scope)
    {
        for (var around = scope; around is not null; around = around.Outer)
        {
            if (around.Block is { } block && around.Kind is Setting.Location or Setting.Server or Setting.Http)
                return $"{string.Join(' ', Words(around.Kind, block))} ({block.Document.File}:{block.Position.Line})";
        }

        return "this file";
    }

    private static IEnumerable<string> Words(Setting kind, NginxDirective block)
    {
        yield return kind == Setting.Location ? "location" : $"the {block.Name} block";
        for (var i = 0; i < block.ArgumentCount; i++)
            yield return Validation.Quoted.Text(block[i].Text)[1..^1];
    }

    private (NginxDirective, int)? Mentions(Setting setting, string header)
    {
        foreach (var directive in InEffect(setting))
        {
            for (var i = 0; i < directive.ArgumentCount; i++)
            {
                if (Ascii.EqualsIgnoreCase(directive[i].Raw, header))
                    return (directive, i);
            }
        }

        return null;
    }
}
