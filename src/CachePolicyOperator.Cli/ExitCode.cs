namespace CachePolicyOperator.Cli;

/// <summary>What a command ends with; of several the highest.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>Differences, or findings that admission would warn of.</summary>
    public const int Findings = 1;

    /// <summary>Admission would refuse it.</summary>
    public const int Denied = 2;

    /// <summary>The command line is wrong, or something could not be read.</summary>
    public const int Input = 3;
}
