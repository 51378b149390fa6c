namespace CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

/// <summary>Judges configuration that people wrote in a proxy's own language.</summary>
public interface IConfigurationLint
{
    /// <summary>The files of one ConfigMap, by name; never run, never followed outside of them.</summary>
    LintJudgement Judge(IReadOnlyList<ConfigurationFile> files);
}
