using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Tests.Runtime.Informers;

public sealed class StoreTests
{
    private readonly List<string> _changes = [];
    private readonly Store<ConfigMap> _store;

    public StoreTests() => _store = new(change => _changes.Add(
        $"{change.Type} {change.Entity.Metadata.Name}@{change.Entity.Metadata.ResourceVersion}"
        + (change.Previous is null ? "" : $" from @{change.Previous.Metadata.ResourceVersion}")
        + (change.IsInitial ? " initial" : "")));

    [Fact]
    public void Nothing_of_a_list_is_seen_before_it_is_complete()
    {
        Begin(Some.ConfigMap("a"));

        Assert.Empty(_store.List());
        Assert.Empty(_changes);
        Assert.False(_store.IsFilled);

        Complete();

        Assert.Single(_store.List());
        Assert.Equal(["Added a@1 initial"], _changes);
        Assert.True(_store.IsFilled);
    }

    [Fact]
    public void A_later_list_reports_what_vanished_with_its_last_known_state()
    {
        Fill(Some.ConfigMap("a", "1"), Some.ConfigMap("b", "2"), Some.ConfigMap("c", "3"));
        Fill(Some.ConfigMap("a", "1"), Some.ConfigMap("c", "7"), Some.ConfigMap("d", "8"));

        Assert.Null(_store.Get(Some.Key("b")));
        Assert.Equal(["Added d@8", "Deleted b@2", "Updated c@7 from @3"], _changes.Skip(3).Order());
    }

    [Fact]
    public void The_old_content_is_served_while_a_later_list_comes_in()
    {
        Fill(Some.ConfigMap("a", "1"));
        Begin(Some.ConfigMap("b", "2"));

        Assert.NotNull(_store.Get(Some.Key("a")));
        Assert.Null(_store.Get(Some.Key("b")));
    }

    [Fact]
    public void A_list_begun_anew_forgets_the_half_that_came()
    {
        Begin(Some.ConfigMap("a"));
        Fill(Some.ConfigMap("b"));

        Assert.Equal(["Added b@1 initial"], _changes);
    }

    [Fact]
    public void Single_changes_are_reported_with_what_they_replace()
    {
        Fill();
        _store.Handle(new ReflectorEvent<ConfigMap>.Apply(Some.ConfigMap("a", "1")));
        _store.Handle(new ReflectorEvent<ConfigMap>.Apply(Some.ConfigMap("a", "2")));
        _store.Handle(new ReflectorEvent<ConfigMap>.Delete(Some.ConfigMap("a", "3")));

        Assert.Equal(["Added a@1", "Updated a@2 from @1", "Deleted a@3"], _changes);
        Assert.Equal(0, _store.Count);
    }

    [Fact]
    public void A_version_seen_before_is_no_news()
    {
        Fill(Some.ConfigMap("a", "1"));
        _store.Handle(new ReflectorEvent<ConfigMap>.Apply(Some.ConfigMap("a", "1")));

        Assert.Equal(["Added a@1 initial"], _changes);
    }

    [Fact]
    public void A_name_taken_by_another_object_unseen_is_a_deletion_and_an_addition()
    {
        Fill(Some.ConfigMap("a", "1", uid: "first"));
        Fill(Some.ConfigMap("a", "9", uid: "second"));

        Assert.Equal(["Added a@1 initial", "Deleted a@1", "Added a@9"], _changes);
    }

    [Fact]
    public void An_index_follows_additions_updates_deletions_and_lists()
    {
        var byFile = _store.AddIndex(map => map.Data?.Keys ?? []);
        Fill(With("a", "x", "y"), With("b", "y"));
        Assert.Equal("a", Names(byFile, "x"));
        Assert.Equal("a b", Names(byFile, "y"));

        _store.Handle(new ReflectorEvent<ConfigMap>.Apply(With("a", "y", "z")));
        Assert.Equal("", Names(byFile, "x"));
        Assert.Equal("a b", Names(byFile, "y"));
        Assert.Equal("a", Names(byFile, "z"));

        _store.Handle(new ReflectorEvent<ConfigMap>.Delete(With("b", "y")));
        Assert.Equal("a", Names(byFile, "y"));

        Fill(With("c", "x"));
        Assert.Equal("c", Names(byFile, "x"));
        Assert.Equal("", Names(byFile, "y"));
    }

    [Fact]
    public void An_index_hands_out_the_present_state_of_an_object()
    {
        var byFile = _store.AddIndex(map => map.Data?.Keys ?? []);
        Fill(With("a", "x"));
        var changed = With("a", "x") with { Immutable = true };

        _store.Handle(new ReflectorEvent<ConfigMap>.Apply(changed));

        Assert.Same(changed, Assert.Single(byFile.Find("x")));
    }

    [Fact]
    public void An_index_cannot_come_after_the_objects()
    {
        Fill();

        Assert.Throws<InvalidOperationException>(() => _store.AddIndex(map => map.Data?.Keys ?? []));
    }

    [Fact]
    public void Objects_are_trimmed_before_they_are_kept_or_shown()
    {
        _store.AddTransform(map => map with { Data = null });
        _store.AddTransform(map => map with { Metadata = map.Metadata with { ResourceVersion = "trimmed" } });
        Fill(With("a", "x"));

        Assert.Null(_store.Get(Some.Key("a"))!.Data);
        Assert.Equal(["Added a@trimmed initial"], _changes);
    }

    private static ConfigMap With(string name, params string[] files) =>
        Some.ConfigMap(name) with { Data = files.ToDictionary(file => file, _ => "") };

    private static string Names(IIndex<ConfigMap, string> index, string key)
    {
        Assert.Equal(index.Find(key).Count(), index.Count(key));
        return string.Join(' ', index.Find(key).Select(map => map.Metadata.Name).Order());
    }

    private void Begin(params ConfigMap[] maps)
    {
        _store.Handle(ReflectorEvent<ConfigMap>.Begin);
        foreach (var map in maps)
            _store.Handle(new ReflectorEvent<ConfigMap>.InitApply(map));
    }

    private void Complete() => _store.Handle(ReflectorEvent<ConfigMap>.End);

    private void Fill(params ConfigMap[] maps)
    {
        Begin(maps);
        Complete();
    }
}
