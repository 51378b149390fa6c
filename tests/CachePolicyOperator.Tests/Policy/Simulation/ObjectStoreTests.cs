using CachePolicyOperator.Policy.Simulation.Storing;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Simulation;

public sealed class ObjectStoreTests
{
    private const int Room = 12;
    private const int Places = 6;
    private const long Inactive = 10;

    /// <summary>Against a list that is searched from end to end. Keys collide in the table's lowest bits.</summary>
    [Fact]
    public void It_keeps_what_a_plain_list_keeps() => Prop.ForAll(
        Gen.Zip(Gen.Choose(0, 12), Gen.Zip(Gen.Choose(0, 4), Gen.Choose(1, 5))).ListOf(60).ToArbitrary(),
        steps =>
        {
            var store = new ObjectStore(Room, Places, Inactive);
            var list = new List<(ulong Key, long Used, int Blocks)>();
            var now = 0L;
            foreach (var (name, (pause, blocks)) in steps)
            {
                now += pause;
                var key = ((ulong)(uint)name << 40) + ((uint)name % 3);
                store.Advance(now);
                list.RemoveAll(entry => entry.Used + Inactive < now);

                var known = list.FindIndex(entry => entry.Key == key);
                var place = store.Use(key, now);
                Assert.Equal(known >= 0, place >= 0);
                if (known >= 0)
                {
                    list.RemoveAt(known);
                    store.Resize(place, blocks);
                }
                else
                {
                    if (list.Count == Places)
                        list.RemoveAt(0);
                    place = store.Add(key, now, blocks);
                }

                list.Add((key, now, blocks));
                while (list.Sum(entry => entry.Blocks) > Room)
                    list.RemoveAt(0);
                Assert.Equal((list.Count, (long)list.Sum(entry => entry.Blocks), key), (store.Count, store.Blocks, store[place].Key));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Many_keys_are_found_again()
    {
        var store = new ObjectStore(long.MaxValue, int.MaxValue, long.MaxValue / 2);
        for (var i = 0; i < 100_000; i++)
            store.Add(KeyHash.Of(BitConverter.GetBytes(i)), i, 1);

        Assert.Equal(100_000, store.Count);
        Assert.All(Enumerable.Range(0, 100_000), i => Assert.True(store.Use(KeyHash.Of(BitConverter.GetBytes(i)), 100_000) >= 0));
    }
}
