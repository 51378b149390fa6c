namespace CachePolicyOperator.Generate.Rbac;

/// <summary>Where a permission is needed.</summary>
internal enum NeedScope
{
    /// <summary>For objects without a namespace.</summary>
    Cluster,

    /// <summary>In every namespace that is watched.</summary>
    Watched,

    /// <summary>In the operator's own namespace.</summary>
    Own,
}
