namespace CachePolicyOperator.Cli;

/// <summary>What a command ends with; of several the highest.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>Differences, findings that admission would warn of, or policies that are not ready.</summary>
    public const int Findings = 1;

    /// <summary>Admission would refuse it.</summary>
    public const int Denied = 2;

    /// <summary>The command line is wrong, or something could not be read, or the cluster does not answer.</summary>
    public const int Input = 3;
}
