using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Runtime.Queues;

namespace CachePolicyOperator.Runtime.Controllers;

/// <summary>Begins to give keys to a queue; the task completes when the keys of all initial objects have been given.</summary>
internal delegate Task KeySource(Action<NamespacedName, Priority> enqueue);
