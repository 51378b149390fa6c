namespace CachePolicyOperator.Policy.Rollout.Pods;

/// <summary>Finds in a proxy's log why it did not start, or what it refused when it was reloaded.</summary>
public static class ProxyComplaint
{
    /// <summary>nginx names file and line at the end, so that little is cut; a line of a log can be of any length.</summary>
    private const int Longest = 500;

    /// <summary>The first line that nginx ended with (level emerg), without its time; null where there is none.</summary>
    public static string? In(string log)
    {
        foreach (var line in log.AsSpan().EnumerateLines())
        {
            if (line.IndexOf("[emerg]", StringComparison.Ordinal) is var at and >= 0)
                return Printable(line[at..].Trim());
        }

        return null;
    }

    /// <summary>The last such line: what became of the latest reload.</summary>
    public static string? LastIn(string log) => log.LastIndexOf("[emerg]", StringComparison.Ordinal) is var at and >= 0 ? In(log[at..]) : null;

    private static string Printable(ReadOnlySpan<char> line)
    {
        Span<char> text = stackalloc char[Math.Min(line.Length, Longest)];
        for (var i = 0; i < text.Length; i++)
            text[i] = char.IsControl(line[i]) || char.IsSurrogate(line[i]) ? '?' : line[i];
        return line.Length > Longest ? $"{text}…" : text.ToString();
    }
}
