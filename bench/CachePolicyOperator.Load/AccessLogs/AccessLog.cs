using System.Globalization;
using System.Text;

namespace CachePolicyOperator.Load.AccessLogs;

/// <summary>Requests of a shop: assets, pages and accounts, by popularity as Zipf has it.</summary>
internal sealed class AccessLog(int targets, double rate)
{
    private const int FlushAt = 1 << 20;

    private static readonly DateTimeOffset Begin = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Agents = ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"];

    private readonly Random _random = new(20261125);

    public void Write(Stream output, long lines)
    {
        var buffer = new StringBuilder(FlushAt + 1024);
        for (var i = 0L; i < lines; i++)
        {
            Append(buffer, Begin.AddSeconds(i / rate));
            if (buffer.Length < FlushAt && i + 1 < lines)
                continue;
            output.Write(Encoding.ASCII.GetBytes(buffer.ToString()));
            buffer.Clear();
        }
    }

    private void Append(StringBuilder buffer, DateTimeOffset time)
    {
        // The inverse of Zipf's distribution with the exponent 1, whose sums are logarithms.
        var rank = (long)Math.Exp(_random.NextDouble() * Math.Log(targets));
        var scattered = (uint)(rank * 2_654_435_761);
        var target = (scattered % 20) switch
        {
            < 9 => $"/assets/{scattered:x8}/app.js",
            < 10 => $"/account/orders/{rank}",
            _ => $"/products/{rank}?{(rank % 3 == 0 ? "utm_source=mail&" : "")}page={rank % 7}",
        };
        var (method, status) = (_random.Next(1000)) switch { < 5 => ("POST", 200), < 15 => ("HEAD", 200), < 25 => ("GET", 404), < 27 => ("GET", 503), < 90 => ("GET", 304), _ => ("GET", 200) };
        var bytes = status == 304 || method == "HEAD" ? 0 : 500 + (scattered % 60_000);
        buffer.Append(CultureInfo.InvariantCulture, $"10.{rank % 200}.{_random.Next(256)}.{_random.Next(256)} - - [{time:dd'/'MMM'/'yyyy:HH:mm:ss} +0000] \"{method} {target} HTTP/1.1\" {status} {bytes} \"https://shop.example.com/\" \"{Agents[rank % 2]}\"\n");
    }
}
