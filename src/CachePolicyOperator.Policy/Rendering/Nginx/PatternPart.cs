namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>A part of a pattern whose data is already escaped.</summary>
internal readonly record struct PatternPart
{
    private PatternPart(string text) => Text = text;

    public string Text { get; }

    public static PatternPart Of(NginxPatternHandler pattern) => new(pattern.Finish());

    /// <summary>Any of the parts; nothing, if there is none.</summary>
    public static PatternPart AnyOf(IEnumerable<PatternPart> parts) => new($"(?:{string.Join('|', parts.Select(part => part.Text))})");
}
