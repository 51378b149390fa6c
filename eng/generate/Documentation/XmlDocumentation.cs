using System.Reflection;
using System.Xml.Linq;

namespace CachePolicyOperator.Generate.Documentation;

/// <summary>The summaries of types and members, from the XML files that the compiler writes beside the assemblies.</summary>
internal sealed class XmlDocumentation
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _summaries = [];

    internal DocText Of(Type type) => Summary(type.Assembly, $"T:{type.FullName}");

    internal DocText Of(PropertyInfo property) => Summary(property.DeclaringType!.Assembly, $"P:{property.DeclaringType.FullName}.{property.Name}");

    internal DocText Of(FieldInfo field) => Summary(field.DeclaringType!.Assembly, $"F:{field.DeclaringType.FullName}.{field.Name}");

    private DocText Summary(Assembly assembly, string member)
    {
        if (!_summaries.TryGetValue(assembly, out var members))
            _summaries[assembly] = members = Load(assembly);
        return members.TryGetValue(member, out var summary) ? DocText.Read(summary) : DocText.None;
    }

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        return XDocument.Load(path)
            .Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!, StringComparer.Ordinal);
    }
}
