namespace CachePolicyOperator.Policy.Validation;

/// <summary>The part of a spec that a rule's findings are about, and that an acknowledgement of them is bound to.</summary>
public enum SpecSection
{
    /// <summary>The policy's form. Such rules are always denied: what breaks them cannot be rendered.</summary>
    Form,

    /// <summary>The requests that a rule is for.</summary>
    Match,

    /// <summary>A rule's ttl, and the class that it is judged by.</summary>
    Ttl,

    /// <summary>A rule's ttl, class and stale windows together.</summary>
    Freshness,

    /// <summary>A rule's class, key and bypass together: who shares a stored response.</summary>
    Sharing,

    /// <summary>Everything that a rule says; for a finding outside the rules: target, engine and origin.</summary>
    Features,

    /// <summary>A rule's coalescing.</summary>
    Coalescing,

    /// <summary>The storage.</summary>
    Storage,

    /// <summary>Target, engine and origin.</summary>
    Target,

    /// <summary>The acknowledgements themselves.</summary>
    Acknowledgements,
}
