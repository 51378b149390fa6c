namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>Judges requests to the API server.</summary>
/// <remarks>
/// A reviewer is a function of the request and of what is in memory: it reads no file, opens no connection, starts no process and
/// writes nothing, so that <c>sideEffects: None</c> is true and a dry run is judged like any other request.
/// </remarks>
public interface IAdmissionReviewer
{
    /// <summary>Called from many threads at once.</summary>
    AdmissionAnswer Review(AdmissionRequest request);
}
