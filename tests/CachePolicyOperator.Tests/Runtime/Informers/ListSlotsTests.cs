using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Tests.Runtime.Informers;

public sealed class ListSlotsTests
{
    [Fact]
    public async Task Whoever_finds_no_slot_waits_for_one_in_the_order_of_coming()
    {
        var slots = new ListSlots(1);
        await slots.EnterAsync(CancellationToken.None);
        var second = slots.EnterAsync(CancellationToken.None).AsTask();
        var third = slots.EnterAsync(CancellationToken.None).AsTask();
        Assert.False(second.IsCompleted);

        slots.Leave();
        await second;
        Assert.False(third.IsCompleted);
        slots.Leave();
        await third;
    }

    [Fact]
    public async Task Whoever_stops_waiting_takes_no_slot()
    {
        using var stop = new CancellationTokenSource();
        var slots = new ListSlots(1);
        await slots.EnterAsync(CancellationToken.None);
        var waiting = slots.EnterAsync(stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        slots.Leave();
        await slots.EnterAsync(CancellationToken.None);
    }
}
