namespace CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

/// <summary>Judges configuration that people wrote in a proxy's own language.</summary>
public interface IConfigurationLint
{
    /// <param name="namespace">Where the ConfigMap is.</param>
    /// <param name="labels">Labels of the ConfigMap: guard-rails may select by them.</param>
    /// <param name="files">Its files; never run, never followed outside of them.</param>
    LintJudgement Judge(string @namespace, IReadOnlyDictionary<string, string> labels, IReadOnlyList<ConfigurationFile> files);
}
