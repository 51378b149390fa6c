namespace CachePolicyOperator.Entities;

/// <summary>Reasons of a CachePolicy's conditions.</summary>
public static class ConditionReasons
{
    /// <summary>Accepted: the policy is valid.</summary>
    public const string Valid = nameof(Valid);

    /// <summary>Accepted: the policy is accepted, and the message says what is doubtful.</summary>
    public const string ValidWithWarnings = nameof(ValidWithWarnings);

    /// <summary>Ready of a guard-rail: it is in force, and no policy breaks it.</summary>
    public const string InForce = nameof(InForce);

    /// <summary>Ready of a guard-rail: it is in force, and some policies break it.</summary>
    public const string PoliciesBreak = nameof(PoliciesBreak);

    /// <summary>Accepted: the policy breaks a rule; the message says which, where, and the way out.</summary>
    public const string Invalid = nameof(Invalid);

    /// <summary>Accepted: an older policy targets the same workload.</summary>
    public const string Conflicted = nameof(Conflicted);

    /// <summary>Everything after Accepted: nothing was changed because the policy is not accepted.</summary>
    public const string NotAccepted = nameof(NotAccepted);

    /// <summary>Rendered: the revision's ConfigMap exists.</summary>
    public const string ConfigMapCreated = nameof(ConfigMapCreated);

    /// <summary>Rendered: a ConfigMap of that name exists and is not this policy's.</summary>
    public const string ConfigMapTaken = nameof(ConfigMapTaken);

    /// <summary>RolledOut: there is no such workload.</summary>
    public const string TargetNotFound = nameof(TargetNotFound);

    /// <summary>RolledOut: the workload's pods have no such container, or several and none is named.</summary>
    public const string ContainerNotFound = nameof(ContainerNotFound);

    /// <summary>RolledOut: something else is mounted where the configuration belongs.</summary>
    public const string MountPathTaken = nameof(MountPathTaken);

    /// <summary>RolledOut: the API server refused the change of the workload.</summary>
    public const string SwitchRefused = nameof(SwitchRefused);

    /// <summary>RolledOut: as many other rollouts are in progress as a guard-rail, or the operator's default, allows at once.</summary>
    public const string Queued = nameof(Queued);

    /// <summary>RolledOut: somebody takes the workload off its revision again and again, and the operator steps back for a while.</summary>
    public const string Fighting = nameof(Fighting);

    /// <summary>RolledOut: the workload was switched, and its controller has not seen that yet.</summary>
    public const string WaitingForController = nameof(WaitingForController);

    /// <summary>RolledOut: the workload replaces its pods.</summary>
    public const string Progressing = nameof(Progressing);

    /// <summary>RolledOut: somebody has paused the workload's rollout.</summary>
    public const string Paused = nameof(Paused);

    /// <summary>RolledOut: the workload replaces its pods only when somebody deletes them.</summary>
    public const string WaitingForPodDeletion = nameof(WaitingForPodDeletion);

    /// <summary>RolledOut: a StatefulSet replaces no pod until its unready ones are ready or deleted.</summary>
    public const string WaitingForReadyPods = nameof(WaitingForReadyPods);

    /// <summary>RolledOut: not complete within the progress deadline.</summary>
    public const string ProgressDeadlineExceeded = nameof(ProgressDeadlineExceeded);

    /// <summary>RolledOut: some pods have the revision and are judged, the others wait.</summary>
    public const string CanaryHeld = nameof(CanaryHeld);

    /// <summary>RolledOut: the canary is held because something it is judged by cannot be measured.</summary>
    public const string GatesMissing = nameof(GatesMissing);

    /// <summary>RolledOut: a gate is against a first revision. There is none to return to, so it is judged again until it passes.</summary>
    public const string GatesFail = nameof(GatesFail);

    /// <summary>RolledOut: the workload's strategy replaces all pods at once, or only when somebody deletes them, so that none can go first.</summary>
    public const string CanaryImpossible = nameof(CanaryImpossible);

    /// <summary>RolledOut: the change failed, and the workload returns to the last good revision.</summary>
    public const string RollingBack = nameof(RollingBack);

    /// <summary>RolledOut: the change failed, and the pods serve the last good revision; the message says what it failed at.</summary>
    public const string RolledBack = nameof(RolledBack);

    /// <summary>RolledOut: the change failed, and everything stays as it is.</summary>
    public const string RolloutFailed = nameof(RolloutFailed);

    /// <summary>RolledOut: somebody has taken the workload back to an earlier revision; it is left there.</summary>
    public const string UndoneByUser = nameof(UndoneByUser);

    /// <summary>RolledOut: every pod was made from a template that mounts the revision.</summary>
    public const string Complete = nameof(Complete);

    /// <summary>Serving: not asked yet, because the rollout is not complete.</summary>
    public const string NotRolledOut = nameof(NotRolledOut);

    /// <summary>Serving: every ready pod answered with the revision.</summary>
    public const string AllPodsServe = nameof(AllPodsServe);

    /// <summary>Serving: some ready pods did not answer, or serve something else.</summary>
    public const string PodsDeviate = nameof(PodsDeviate);

    /// <summary>Serving: the workload has no ready pod to ask.</summary>
    public const string NoReadyPods = nameof(NoReadyPods);
}
