using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.Policy.Nginx.Linting.Model;

/// <summary>A directive that rules look at, in the block that it stands in.</summary>
internal readonly record struct Statement(UpstreamFamily Family, Setting Setting, NginxDirective Directive);
