using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CachePolicyOperator.ProxyTests.Nginx;

/// <summary>What the real nginx says of a file: nothing, or its first complaint.</summary>
/// <param name="Line">The line of the complaint; of a file that is accepted 0.</param>
/// <param name="Message">In nginx's words.</param>
internal sealed partial record NginxVerdict(int Line, string Message)
{
    public bool IsAccepted => Line == 0;

    /// <summary>Whether the complaint is about the grammar, not about what a directive means.</summary>
    public bool IsAboutSyntax =>
        Message.StartsWith("unexpected ", StringComparison.Ordinal) || Message.StartsWith("too long parameter", StringComparison.Ordinal);

    /// <summary>Lets nginx test a main configuration in a folder that it may write to.</summary>
    public static async Task<NginxVerdict> OfAsync(string folder, byte[] configuration)
    {
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllBytesAsync(file, configuration);
        var start = new ProcessStartInfo(NginxBinary.Path, ["-t", "-q", "-e", "stderr", "-p", folder + "/", "-c", file]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Complaint().Match(output) is { Success: true } complaint
            ? new(int.Parse(complaint.Groups["line"].Value, CultureInfo.InvariantCulture), complaint.Groups["message"].Value)
            : new(0, output);
    }

    [GeneratedRegex(@"\[emerg\] [0-9#]+: (?<message>.*?) (?:started )?in [^\n]*/nginx[.]conf:(?<line>[0-9]+)\n", RegexOptions.Singleline)]
    private static partial Regex Complaint();
}
