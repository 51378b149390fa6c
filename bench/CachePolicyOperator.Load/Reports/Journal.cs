namespace CachePolicyOperator.Load.Reports;

/// <summary>Lines about what is being done, on standard error: the table has standard output to itself.</summary>
internal static class Journal
{
    public static void Say(string what) => Console.Error.WriteLine($"[load] {what}");
}
