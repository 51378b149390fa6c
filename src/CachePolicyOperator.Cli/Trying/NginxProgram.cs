namespace CachePolicyOperator.Cli.Trying;

/// <summary>The nginx of this machine.</summary>
internal static class NginxProgram
{
    // Where distributions put it, which is not on everybody's PATH.
    private static readonly string[] UsualFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/local/nginx/sbin", "/opt/homebrew/bin"];

    /// <exception cref="InputException">There is none.</exception>
    public static string Find(string? named)
    {
        if (named is not null)
            return File.Exists(named) ? named : throw new InputException($"there is no {named}");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Concat(UsualFolders).Select(folder => Path.Combine(folder, "nginx")).FirstOrDefault(File.Exists)
            ?? throw new InputException("there is no nginx on the PATH: install it (Debian and Ubuntu: apt install nginx-light, macOS: brew install nginx), or name one with --nginx");
    }
}
