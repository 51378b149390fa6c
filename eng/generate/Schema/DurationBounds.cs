namespace CachePolicyOperator.Generate.Schema;

/// <summary>What the schema says about a duration: a pattern for every server, and bounds in CEL.</summary>
internal sealed record DurationBounds(string Minimum, string Maximum, bool Milliseconds)
{
    /// <summary>Shortest and longest text: <c>0s</c>, and every unit with all its digits.</summary>
    internal static readonly (int Minimum, int Maximum) Length = (2, 40);

    /// <summary>
    /// Each unit at most once, the longest first. The digits are bounded so that servers without CEL refuse the absurd, and so
    /// that the arithmetic in <see cref="Rule"/> cannot overflow.
    /// </summary>
    internal string Pattern =>
        "^([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,7}m)?([0-9]{1,9}s)?" + (Milliseconds ? "([0-9]{1,12}ms)?" : "") + "$";

    internal string Range => $"{Minimum} to {Maximum}";

    /// <summary>CEL's durations know no days, so they are counted as 24 hours first.</summary>
    internal ValidationRule Rule
    {
        get
        {
            const string value = "duration(self.contains('d') ? string(int(self.split('d')[0]) * 24) + 'h' + self.split('d')[1] : self)";
            return new($"{value} >= duration('{InHours(Minimum)}') && {value} <= duration('{InHours(Maximum)}')", $"must be between {Minimum} and {Maximum}");
        }
    }

    internal string Examples => Milliseconds ? "such as 500ms, 5s or 1m30s" : "such as 90s, 10m, 1h30m or 7d";

    private static string InHours(string duration) =>
        duration is [.. var days, 'd'] ? $"{int.Parse(days, System.Globalization.CultureInfo.InvariantCulture) * 24}h" : duration;
}
