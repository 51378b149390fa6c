namespace CachePolicyOperator.Cli.Linting;

/// <summary>What admission would make of a finding.</summary>
internal enum LintLevel
{
    /// <summary>Worth knowing; a guard-rail in Audit would only log it.</summary>
    Note,

    /// <summary>Accepted with a warning.</summary>
    Warning,

    /// <summary>Refused.</summary>
    Denied,

    /// <summary>It cannot be read at all.</summary>
    Broken,
}
