namespace CachePolicyOperator.ProxyTests.Explaining;

/// <summary>Responses that mix what origins say about caching, the same in every run.</summary>
internal static class GeneratedResponses
{
    private static readonly string[] Control =
    [
        "", "", "Cache-Control: max-age=60", "Cache-Control: s-maxage=30, max-age=9", "Cache-Control: max-age=0", "Cache-Control: max-age=soon",
        "Cache-Control: MAX-AGE=60", "Cache-Control: public, max-age=99999999999", "Cache-Control: no-store", "Cache-Control: private, max-age=60",
        "Cache-Control: No-Cache", "Cache-Control: max-age=60, must-revalidate", "Cache-Control: max-age=60, stale-while-revalidate=3",
        "Cache-Control: stale-if-error=2, s-maxage=45", "Cache-Control: max-age=\"60\"", "Cache-Control: s-maxage=0, max-age=60", "Cache-Control: max-age=-5",
        "Cache-Control: x=1\r\nCache-Control: max-age=44", "Cache-Control: max-age=50\r\nCache-Control: proxy-revalidate", "Cache-Control: max-age = 70, public",
        "Cache-Control: max-age=300, stale-while-revalidate", "Cache-Control: xmax-age=5", "Cache-Control: max-age=0000000061, stale-if-error=86400",
    ];

    private static readonly string[] Targeted =
    [
        "", "", "", "", "", "CDN-Cache-Control: max-age=20", "CDN-Cache-Control: no-store", "CDN-Cache-Control: max-age=60,", "CDN-Cache-Control: s-maxage=7;x, max-age=3",
        "CDN-Cache-Control: max-age=\"60\"", "CDN-Cache-Control: max-age=60, max-age=61", "CDN-Cache-Control: max-age=80, stale-if-error=4", "CDN-Cache-Control: public",
    ];

    private static readonly string[] Others =
    [
        "", "", "", "", "", "", "Expires: Thu, 31 Dec 2037 23:55:55 GMT", "Expires: 0", "Vary: Accept-Encoding", "Vary: *", "Vary: Accept, *", "Set-Cookie: a=1", "X-Accel-Expires: 9", "Pragma: no-cache",
    ];

    private static readonly int[] Statuses = [200, 200, 200, 200, 200, 200, 203, 206, 301, 302, 404, 410, 500];

    public static IEnumerable<OriginResponse> Take(int count)
    {
        var random = new Random(9111);
        for (var i = 0; i < count; i++)
        {
            string[] picked = [Pick(Control), Pick(Targeted), Pick(Others)];
            yield return new()
            {
                Status = Statuses[random.Next(Statuses.Length)],
                Body = "x",
                Headers = [.. picked.Where(text => text.Length > 0).SelectMany(text => text.Split("\r\n"))],
            };
        }

        string Pick(string[] texts) => texts[random.Next(texts.Length)];
    }
}
