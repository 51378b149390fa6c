using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Events;

/// <summary>Tells people, beside an object, what happened to it: what <c>kubectl describe</c> lists.</summary>
/// <remarks>Guarantees: never blocks, never throws, costs no request on the caller's path. Events are best effort and may be
/// combined or dropped: nothing may depend on one arriving.</remarks>
public interface IEventRecorder
{
    /// <param name="regarding">The object that the event is about.</param>
    /// <param name="type">Whether somebody may have to act.</param>
    /// <param name="reason">Why, in CamelCase, for machines; at most 128 characters.</param>
    /// <param name="action">What was done or attempted, in CamelCase; at most 128 characters.</param>
    /// <param name="note">The same for people; cut after 1,024 bytes.</param>
    void Record(IKubernetesObject regarding, EventType type, string reason, string action, string note);
}
