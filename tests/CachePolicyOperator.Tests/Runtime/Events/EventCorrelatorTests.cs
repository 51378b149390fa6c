using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Events;

namespace CachePolicyOperator.Tests.Runtime.Events;

public sealed class EventCorrelatorTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly EventCorrelator _correlator = new(new() { ReportingController = "example.com/controller", ReportingInstance = "pod-1" });

    [Fact]
    public void The_first_occurrence_is_a_new_event()
    {
        var created = Created(Occurrence());

        Assert.Equal(
            new Event
            {
                Metadata = created.Metadata,
                EventTime = Start,
                ReportingController = "example.com/controller",
                ReportingInstance = "pod-1",
                Action = "Act",
                Reason = "Reason",
                Regarding = Regarding("a"),
                Note = "note",
                Type = "Normal",
            },
            created);
        Assert.Matches("^a\\.[0-9a-f]{16}$", created.Metadata.Name);
        Assert.Equal("shop", created.Metadata.Namespace);
    }

    [Fact]
    public void Events_about_cluster_scoped_objects_go_to_the_namespace_default() =>
        Assert.Equal("default", Created(Occurrence() with { Regarding = Regarding("a") with { Namespace = null } }).Metadata.Namespace);

    [Fact]
    public void The_same_again_within_ten_minutes_raises_the_series()
    {
        var created = Created(Occurrence());
        var second = Occurrence() with { At = Start.AddMinutes(10), Regarding = Regarding("a") with { ResourceVersion = "8" } };
        var third = Occurrence() with { At = Start.AddMinutes(20) };

        Assert.Equal(new EventWrite.Extend(created, new() { Count = 2, LastObservedTime = second.At }), _correlator.Decide(second));
        Assert.Equal(new EventWrite.Extend(created, new() { Count = 3, LastObservedTime = third.At }), _correlator.Decide(third));
    }

    [Fact]
    public void The_same_again_after_ten_minutes_is_a_new_event()
    {
        var first = Created(Occurrence());
        var later = Created(Occurrence() with { At = Start.AddMinutes(10).AddTicks(1) });
        Assert.NotEqual(first.Metadata.Name, later.Metadata.Name);
    }

    [Fact]
    public void What_differs_in_anything_is_another_event()
    {
        EventOccurrence[] occurrences =
        [
            Occurrence(),
            Occurrence() with { Note = "other" },
            Occurrence() with { Reason = "Other" },
            Occurrence() with { Action = "Other" },
            Occurrence() with { Type = EventType.Warning },
            Occurrence() with { Regarding = Regarding("b") },
            Occurrence() with { Regarding = Regarding("a") with { Uid = "recreated" } },
        ];
        Assert.Equal(occurrences.Length, occurrences.Select(o => Created(o).Metadata.Name).Distinct().Count());
    }

    [Fact]
    public void After_ten_similar_notes_further_ones_share_one_event()
    {
        for (var i = 0; i < 10; i++)
            Assert.Equal($"note {i}", Created(Occurrence() with { Note = $"note {i}" }).Note);

        var combined = Created(Occurrence() with { Note = "note 10" });
        Assert.Equal("(combined from similar events) note 10", combined.Note);
        Assert.Equal(2, Extended(Occurrence() with { Note = "note 11" }, combined).Count);
        Assert.Equal(3, Extended(Occurrence() with { Note = "note 12" }, combined).Count);
    }

    [Fact]
    public void A_note_that_has_its_own_event_keeps_it()
    {
        var own = Created(Occurrence() with { Note = "note 0" });
        for (var i = 1; i < 12; i++)
            _correlator.Decide(Occurrence() with { Note = $"note {i}" });

        Assert.Equal(2, Extended(Occurrence() with { Note = "note 0" }, own).Count);
    }

    [Fact]
    public void Similar_events_are_told_apart_again_after_ten_quiet_minutes()
    {
        for (var i = 0; i < 12; i++)
            _correlator.Decide(Occurrence() with { Note = $"note {i}" });

        Assert.Equal("fresh", Created(Occurrence() with { Note = "fresh", At = Start.AddMinutes(11) }).Note);
    }

    [Fact]
    public void An_object_gets_25_writes_at_once_and_one_more_every_five_minutes()
    {
        for (var i = 0; i < 25; i++)
            Assert.IsNotType<EventWrite.Suppress>(_correlator.Decide(Occurrence()));
        Assert.IsType<EventWrite.Suppress>(_correlator.Decide(Occurrence()));
        Assert.IsType<EventWrite.Suppress>(_correlator.Decide(Occurrence() with { Reason = "Other", At = Start.AddMinutes(4.9) }));
        Assert.IsType<EventWrite.Create>(_correlator.Decide(Occurrence() with { Regarding = Regarding("b") }));

        var next = Assert.IsType<EventWrite.Extend>(_correlator.Decide(Occurrence() with { At = Start.AddMinutes(5) }));
        Assert.Equal(27, next.Series.Count);
        Assert.IsType<EventWrite.Suppress>(_correlator.Decide(Occurrence() with { At = Start.AddMinutes(5) }));
    }

    [Fact]
    public void A_clock_that_steps_back_costs_no_tokens()
    {
        for (var i = 0; i < 25; i++)
            Assert.IsNotType<EventWrite.Suppress>(_correlator.Decide(Occurrence() with { At = Start.AddHours(-i) }));
    }

    [Fact]
    public void Memory_is_bounded_and_forgets_the_oldest()
    {
        var memory = new RecentlyUsed<int, int>(3);
        foreach (var i in new[] { 1, 2, 3 })
            memory.Set(i, i);
        Assert.True(memory.TryGet(1, out _));
        memory.Set(4, 4);
        memory.Set(3, 33);

        Assert.Equal(3, memory.Count);
        Assert.False(memory.TryGet(2, out _));
        Assert.True(memory.TryGet(3, out var changed));
        Assert.Equal(33, changed);
        Assert.True(memory.TryGet(1, out _));
    }

    private static EventOccurrence Occurrence() => new(Regarding("a"), EventType.Normal, "Reason", "Act", "note", Start);

    private static ObjectReference Regarding(string name) =>
        new() { ApiVersion = "apps/v1", Kind = "Deployment", Namespace = "shop", Name = name, Uid = $"uid-{name}", ResourceVersion = "7" };

    private Event Created(EventOccurrence occurrence) => Assert.IsType<EventWrite.Create>(_correlator.Decide(occurrence)).Event;

    private EventSeries Extended(EventOccurrence occurrence, Event expected)
    {
        var extend = Assert.IsType<EventWrite.Extend>(_correlator.Decide(occurrence));
        Assert.Same(expected, extend.Event);
        return extend.Series;
    }
}
