using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Runtime.Controllers.Predicates;
using CachePolicyOperator.Runtime.Informers;
using CachePolicyOperator.Runtime.Metrics;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Controllers;

/// <summary>Says what makes a controller look at an entity.</summary>
public sealed class ControllerBuilder<TEntity>
    where TEntity : class, IKubernetesObject
{
    private readonly SharedInformer<TEntity> _informer;
    private readonly InformerSet _informers;
    private readonly InformerScope _defaultScope;
    private readonly Tombstones<TEntity> _tombstones = new();
    private readonly List<KeySource> _sources = [];
    private IPredicate<TEntity>? _predicate;
    private ControllerOptions _options = ControllerOptions.Default;

    internal ControllerBuilder(SharedInformer<TEntity> informer, InformerSet informers, InformerScope defaultScope)
    {
        _informer = informer;
        _informers = informers;
        _defaultScope = defaultScope;
    }

    public ControllerBuilder<TEntity> WithOptions(ControllerOptions options)
    {
        _options = options;
        return this;
    }

    /// <summary>Which updates of the entity itself count; all by default.</summary>
    public ControllerBuilder<TEntity> When(IPredicate<TEntity> predicate)
    {
        _predicate = predicate;
        return this;
    }

    /// <summary>Looks at the controller owner of every <typeparamref name="TOwned"/> that changes.</summary>
    public ControllerBuilder<TEntity> Owns<TOwned>(IPredicate<TOwned>? when = null, InformerScope? scope = null)
        where TOwned : class, IKubernetesObject
    {
        _sources.Add(KeySources.Owners(_informers.Get<TOwned>(scope ?? _defaultScope), when, _informer.Store));
        return this;
    }

    /// <summary>Looks at the keys that <paramref name="map"/> computes from every <typeparamref name="TOther"/> that changes.</summary>
    public ControllerBuilder<TEntity> Watches<TOther>(
        Func<TOther, IEnumerable<NamespacedName>> map, IPredicate<TOther>? when = null, InformerScope? scope = null)
        where TOther : class, IKubernetesObject
    {
        _sources.Add(KeySources.Mapped(_informers.Get<TOther>(scope ?? _defaultScope), when, map));
        return this;
    }

    internal IControllerRunner Build(
        IEntityController<TEntity> controller, TimeProvider time, Random random, RuntimeMetrics metrics, ILogger logger)
    {
        var name = _options.Name ?? ResourceDefinition.Of<TEntity>().Plural;
        return new ControllerRunner<TEntity>(
            name,
            controller,
            _options,
            _informer.Store,
            _tombstones,
            [KeySources.Entities(_informer, _predicate, _tombstones), .. _sources],
            time,
            random,
            metrics,
            logger);
    }
}
