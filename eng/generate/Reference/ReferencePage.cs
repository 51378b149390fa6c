using System.Text;
using CachePolicyOperator.Generate.Crds;
using CachePolicyOperator.Generate.Documentation;
using CachePolicyOperator.Generate.Schema;

namespace CachePolicyOperator.Generate.Reference;

/// <summary>A page with every field of a kind: one table for each object.</summary>
internal static class ReferencePage
{
    internal static GeneratedFile Of(CustomResource kind)
    {
        var text = new StringBuilder();
        text.Append("<!-- ").Append(CrdFiles.Header).Append(" -->\n\n");
        text.Append($"# {kind.Entity.Kind}\n\n{kind.Schema.Doc.Markdown}\n\n");
        text.Append($"`apiVersion: {kind.Entity.Group}/{kind.Entity.ApiVersion}`, `kind: {kind.Entity.Kind}`");
        text.Append(kind.ShortNames.Count == 0 ? ".\n" : $", for short `kubectl get {kind.ShortNames[0]}`.\n");
        text.Append("The same text comes from `kubectl explain`.\n");
        foreach (var property in kind.Schema.Properties.Where(property => property.Node.Properties.Count > 0))
            Section(text, property.Name, property.Node);
        return new($"docs/reference/{kind.Entity.Kind.ToLowerInvariant()}.md", text.ToString());
    }

    private static void Section(StringBuilder text, string path, SchemaNode node)
    {
        text.Append($"\n## `{path}`\n\n{node.Doc.Markdown}\n");
        foreach (var rule in node.Rules)
            text.Append($"- {rule.Message}\n".Insert(0, rule == node.Rules[0] ? "\n" : ""));

        text.Append("\n| field | type | default | allowed | what it says |\n|---|---|---|---|---|\n");
        foreach (var field in node.Properties)
        {
            text.Append($"| `{field.Name}` | {FieldType.Of(field.Node)} | {Default(field)} | {Constraints.Of(field.Node)} | ");
            text.Append(Cell(Meaning(field.Node))).Append(" |\n");
        }

        foreach (var field in node.Properties)
        {
            if (field.Node.Properties.Count > 0)
                Section(text, $"{path}.{field.Name}", field.Node);
            else if (field.Node.Items is { Properties.Count: > 0 } items)
                Section(text, $"{path}.{field.Name}[]", items);
        }
    }

    private static string Default(SchemaProperty field) => field switch
    {
        { Required: true } => "required",
        { Node.Default: { } value } => $"`{value.GetRawText().Trim('"')}`",
        _ => "",
    };

    private static string Meaning(SchemaNode node)
    {
        var members = (node.Items ?? node).Enum.Where(member => member.Doc != DocText.None).ToList();
        return members.Count == 0
            ? node.Doc.Markdown
            : $"{node.Doc.Markdown}<br>{string.Join("<br>", members.Select(member => $"`{member.Value}`: {member.Doc.Markdown}"))}";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
