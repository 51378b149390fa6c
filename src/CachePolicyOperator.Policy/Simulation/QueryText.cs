using System.Text;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Simulation;

/// <summary>The part of a query string that counts, as the rendered maps compute it.</summary>
internal sealed class QueryText(EffectiveQuery query)
{
    // The rendered maps remove as many separate runs of parameters, and no more.
    private const int ExcludedRuns = 4;

    private readonly (byte[] Name, bool IsPrefix)[] _names = query switch
    {
        EffectiveQuery.Include include => [.. include.Names.Select(name => (Encoding.UTF8.GetBytes(name), false))],
        EffectiveQuery.Exclude exclude => [.. exclude.Patterns.Select(name => (Encoding.UTF8.GetBytes(name.TrimEnd('*')), name.EndsWith('*')))],
        _ => [],
    };

    public void Append(ReadOnlySpan<byte> text, KeyBuffer key)
    {
        switch (query)
        {
            case EffectiveQuery.Include:
                foreach (var (name, _) in _names)
                    AppendFirstRun(text, name, key);
                break;
            case EffectiveQuery.Exclude:
                AppendOthers(text, key);
                break;
            default:
                key.Append(text);
                break;
        }
    }

    private static void AppendFirstRun(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, KeyBuffer key)
    {
        var found = false;
        foreach (var part in text.Split((byte)'&'))
        {
            if (IsNamed(text[part], name, isPrefix: false))
            {
                found = true;
                key.Append((byte)'&');
                key.Append(text[part]);
            }
            else if (found)
                return;
        }
    }

    private void AppendOthers(ReadOnlySpan<byte> text, KeyBuffer key)
    {
        var begin = key.Length;
        var (runs, inRun, first) = (0, false, true);
        foreach (var part in text.Split((byte)'&'))
        {
            if (IsExcluded(text[part]) && (inRun || runs < ExcludedRuns))
            {
                runs += inRun ? 0 : 1;
                inRun = true;
                continue;
            }

            inRun = false;
            if (!first)
                key.Append((byte)'&');
            first = false;
            key.Append(text[part]);
        }

        key.TrimEnd((byte)'&', begin);
    }

    private bool IsExcluded(ReadOnlySpan<byte> parameter)
    {
        foreach (var (name, isPrefix) in _names)
        {
            if (IsNamed(parameter, name, isPrefix))
                return true;
        }

        return false;
    }

    private static bool IsNamed(ReadOnlySpan<byte> parameter, ReadOnlySpan<byte> name, bool isPrefix) =>
        parameter.StartsWith(name) && (isPrefix || parameter.Length == name.Length || parameter[name.Length] == '=');
}
