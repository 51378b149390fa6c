using CachePolicyOperator.Runtime.Hosting;

namespace CachePolicyOperator.Tests.Runtime.Hosting;

public sealed class HealthChecksTests
{
    private readonly HealthChecks _checks = new("readyz");

    [Fact]
    public void All_well_is_a_plain_ok() => Assert.Equal(new(200, "ok"), _checks.Respond());

    [Fact]
    public void Verbose_lists_the_checks()
    {
        _checks.Add("informers", () => null);

        Assert.Equal(new(200, "[+]ping ok\n[+]informers ok\nreadyz check passed\n"), _checks.Respond(verbose: true));
    }

    [Fact]
    public void A_failed_check_fails_all_and_says_why()
    {
        _checks.Add("informers", () => "waiting for pods");

        Assert.Equal(new(500, "[+]ping ok\n[-]informers failed: waiting for pods\nreadyz check failed\n"), _checks.Respond());
    }

    [Fact]
    public void One_check_can_be_asked_by_name()
    {
        _checks.Add("informers", () => "waiting for pods");

        Assert.Equal(200, _checks.Respond("ping").StatusCode);
        Assert.Equal(500, _checks.Respond("informers").StatusCode);
        Assert.Equal(404, _checks.Respond("unknown").StatusCode);
    }

    [Fact]
    public void An_excluded_check_is_not_asked()
    {
        _checks.Add("informers", () => "waiting for pods");

        Assert.Equal(200, _checks.Respond(exclude: ["informers"]).StatusCode);
    }

    [Fact]
    public void A_check_that_throws_has_failed_and_tells_no_more_than_the_kind_of_exception()
    {
        _checks.Add("broken", () => throw new InvalidOperationException("secret"));

        var response = _checks.Respond();

        Assert.Equal(500, response.StatusCode);
        Assert.Contains("[-]broken failed: the check threw InvalidOperationException", response.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_given_once() => Assert.Throws<ArgumentException>(() => _checks.Add("ping", () => null));
}
