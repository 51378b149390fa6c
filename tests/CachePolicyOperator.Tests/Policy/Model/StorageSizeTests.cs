using CachePolicyOperator.Policy.Model;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Model;

public sealed class StorageSizeTests
{
    [Theory]
    [InlineData("1024", 1024)]
    [InlineData("512Mi", 536_870_912)]
    [InlineData("1.5Gi", 1_610_612_736)]
    [InlineData("2G", 2_000_000_000)]
    [InlineData("1k", 1000)]
    [InlineData("1e9", 1_000_000_000)]
    [InlineData("1E", 1_000_000_000_000_000_000)]
    [InlineData("7Ei", 8_070_450_532_247_928_832)]
    [InlineData("0.1", 1)]
    public void Quantities_are_read_as_bytes(string text, long bytes) =>
        Assert.Equal(bytes, StorageSize.Parse(text).OrThrow().Bytes);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1Gi")]
    [InlineData("512m")]
    [InlineData("1KB")]
    [InlineData("1 Gi")]
    [InlineData("Mi")]
    [InlineData("1..5Gi")]
    [InlineData("1e")]
    [InlineData("1e99")]
    [InlineData("9Ei")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999999999999999")]
    public void Anything_else_is_refused(string? text) =>
        Assert.IsType<Parsed<StorageSize>.Refused>(StorageSize.Parse(text));

    [Fact]
    public void The_canonical_text_reads_back_as_the_same_size() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).Select(n => (long)n * 1024).ToArbitrary(),
            bytes => StorageSize.Parse(StorageSize.FromBytes(bytes).ToString()).OrThrow().Bytes == bytes).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_parsing_throw() =>
        Prop.ForAll<string?>(text => StorageSize.Parse(text) is not null).QuickCheckThrowOnFailure();
}
