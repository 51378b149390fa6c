using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Runtime.Controllers.Predicates;
using CachePolicyOperator.Runtime.Informers;
using CachePolicyOperator.Runtime.Queues;

namespace CachePolicyOperator.Runtime.Controllers;

/// <summary>Turns events of informers into keys.</summary>
internal static class KeySources
{
    /// <summary>The objects themselves. A deletion leaves its last known state with <paramref name="tombstones"/>.</summary>
    public static KeySource Entities<T>(SharedInformer<T> informer, IPredicate<T>? predicate, Tombstones<T> tombstones)
        where T : class, IKubernetesObject
        => enqueue => informer.Subscribe(change =>
        {
            if (!Passes(change, predicate))
                return;
            var key = NamespacedName.Of(change.Entity);
            if (change.Type == InformerEventType.Deleted)
                tombstones.Put(key, change.Entity);
            enqueue(key, PriorityOf(change));
        });

    /// <summary>The controller owners of the objects, as they change.</summary>
    public static KeySource Owners<T, TOwned>(SharedInformer<TOwned> informer, IPredicate<TOwned>? predicate, IStore<T> owners)
        where T : class, IKubernetesObject
        where TOwned : class, IKubernetesObject
        => Mapped(informer, predicate, owned => OwnerOf(owned, owners));

    /// <summary>
    /// The keys that <paramref name="map"/> computes from objects as they change, of an updated one from both its states: what it
    /// no longer points to has changed as well.
    /// </summary>
    /// <remarks>What is there at the start needs no mapping: every entity is looked at then, and a key without one means nothing.</remarks>
    public static KeySource Mapped<TOther>(
        SharedInformer<TOther> informer, IPredicate<TOther>? predicate, Func<TOther, IEnumerable<NamespacedName>> map)
        where TOther : class, IKubernetesObject
        => enqueue => informer.SubscribeToChanges(change =>
        {
            if (!Passes(change, predicate))
                return;
            var priority = PriorityOf(change);
            foreach (var key in map(change.Entity))
                enqueue(key, priority);
            if (change.Previous is null)
                return;
            foreach (var key in map(change.Previous))
                enqueue(key, priority);
        });

    // An owner of that name but another uid is a later object, which owns nothing of the earlier one's. One that is not in the
    // store may be on its way: its key is given, and is harmless where there is none.
    private static IEnumerable<NamespacedName> OwnerOf<T, TOwned>(TOwned owned, IStore<T> owners)
        where T : class, IKubernetesObject
        where TOwned : class, IKubernetesObject
    {
        var definition = ResourceDefinition.Of<T>();
        if (Ownership.ControllerOf(owned) is not { } owner || !Ownership.IsOfKind(owner, definition))
            return [];
        var @namespace = definition.Scope == EntityScope.Namespaced ? owned.Metadata.Namespace ?? "" : "";
        var key = new NamespacedName(@namespace, owner.Name);
        return owners.Get(key) is { } known && known.Metadata.Uid != owner.Uid ? [] : [key];
    }

    private static bool Passes<T>(InformerEvent<T> change, IPredicate<T>? predicate)
        where T : class, IKubernetesObject
        => change.Previous is null || predicate is null || predicate.Accepts(change.Previous, change.Entity);

    private static Priority PriorityOf<T>(InformerEvent<T> change)
        where T : class, IKubernetesObject
        => change.IsInitial ? Priority.Low : Priority.Normal;
}
