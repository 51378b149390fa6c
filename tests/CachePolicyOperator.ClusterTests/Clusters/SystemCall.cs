namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>A system call as strace writes it.</summary>
internal sealed record SystemCall(string Name, string Arguments)
{
    /// <summary>Calls on connections that are there, and the taking of new ones that others open.</summary>
    private static readonly string[] Answering =
    [
        "accept", "accept4", "recvfrom", "recvmsg", "recvmmsg", "sendto", "sendmsg", "sendmmsg", "shutdown",
        "getsockname", "getpeername", "getsockopt", "setsockopt",
    ];

    public override string ToString() => $"{Name}({Arguments}";

    /// <summary>
    /// The garbage collector looks up how much memory there is, by files that are none; a thread is no process, and ends.
    /// </summary>
    public bool IsHarmless => Name switch
    {
        "clone" or "clone3" => Arguments.Contains("CLONE_THREAD", StringComparison.Ordinal),
        "exit" => true,

        // The runtime interrupts its own threads with a realtime signal, to collect garbage; no signal that ends or stops anything.
        "tgkill" => Arguments.Contains(", SIGRT_", StringComparison.Ordinal),

        // Asks about a file that is open: its opening is a call of its own.
        "newfstatat" when Arguments.Contains(", \"\", ", StringComparison.Ordinal) => true,
        "open" or "openat" or "access" or "stat" or "newfstatat" or "readlink" or "statfs" =>
            Arguments.Contains("\"/proc/", StringComparison.Ordinal) || Arguments.Contains("\"/sys/", StringComparison.Ordinal),
        _ => Answering.Contains(Name),
    };
}
