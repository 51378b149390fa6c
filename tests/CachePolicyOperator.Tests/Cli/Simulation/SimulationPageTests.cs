using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CachePolicyOperator.Tests.Policy;
using CachePolicyOperator.Tests.Policy.Simulation;

namespace CachePolicyOperator.Tests.Cli.Simulation;

/// <summary>The report in a real browser.</summary>
public sealed partial class SimulationPageTests : IDisposable
{
    private const int PhoneWidth = 390;

    private readonly TemporaryFolder _folder = new();

    [BrowserFact]
    public async Task On_a_phone_nothing_is_wider_than_the_screen()
    {
        var html = Path.Combine(_folder.Path, "report.html");
        var policy = Path.Combine(TestData.Root, "nginx", "everything", "policy.yaml");
        var run = await Run.With(string.Join('\n', Enumerable.Range(0, 500).Select(i => ShortLog.At(i, $"/{i % 30}"))), "simulate", policy, policy, "--log", "-", "--html", html);
        Assert.Equal(0, run.Code);

        var page = await File.ReadAllTextAsync(html);
        var measured = _folder.Write("measured.html", page.Replace(
            "</body>",
            "<script>document.title = `${document.documentElement.scrollWidth} of ${window.innerWidth}, ${document.querySelectorAll('.bar').length} bars`</script></body>",
            StringComparison.Ordinal));
        var (width, window, bars) = await MeasureAsync(measured);

        Assert.Equal(PhoneWidth, window);
        Assert.Equal(window, width);
        Assert.NotEqual(0, bars);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Width, int Window, int Bars)> MeasureAsync(string page)
    {
        var start = new ProcessStartInfo(
            BrowserFactAttribute.Browser!,
            ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", $"--user-data-dir={_folder.Path}/profile", $"--window-size={PhoneWidth},800", "--dump-dom", $"file://{page}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var browser = Process.Start(start)!;
        var errors = browser.StandardError.ReadToEndAsync();
        var dom = await browser.StandardOutput.ReadToEndAsync();
        await browser.WaitForExitAsync();
        var title = Title().Match(dom);
        Assert.True(title.Success, $"{await errors}\n{dom}");
        return (Number("width"), Number("window"), Number("bars"));

        int Number(string name) => int.Parse(title.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("<title>(?<width>[0-9]+) of (?<window>[0-9]+), (?<bars>[0-9]+) bars</title>")]
    private static partial Regex Title();
}
