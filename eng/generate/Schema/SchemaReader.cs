using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Entities.Schema;
using CachePolicyOperator.Generate.Documentation;

namespace CachePolicyOperator.Generate.Schema;

/// <summary>Reads a schema from a type, its attributes and its documentation.</summary>
internal sealed class SchemaReader(XmlDocumentation documentation)
{
    /// <summary>A quantity that is a size: no sign, no fraction of a byte.</summary>
    private const string SizePattern = "^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|Pi|Ei|k|M|G|T|P|E|[eE][0-9]{1,2})?$";

    /// <summary>An object with the fields that the type declares, in the order of their declaration.</summary>
    internal SchemaNode Object(Type type, IReadOnlySet<string>? except = null) => new()
    {
        Type = "object",
        Doc = documentation.Of(type),
        IsAtomic = type.GetCustomAttribute<AtomicAttribute>() is not null,
        Rules = Rules(type),
        Properties = [.. type.GetProperties().Where(p => IsField(p) && except?.Contains(p.Name) != true).Select(Property)],
    };

    internal SchemaProperty Property(PropertyInfo property) =>
        new(JsonName(property), property.GetCustomAttribute<RequiredAttribute>() is not null, Node(property));

    private SchemaNode Node(PropertyInfo property)
    {
        var node = Constrain(Shape(property.PropertyType, property), property);
        var doc = documentation.Of(property);
        return node with
        {
            // What a field is for comes first, what its type says in general after it.
            Doc = node.Type == "object" && node.Values is null ? Join(doc, node.Doc) : doc,
            Rules = [.. node.Rules, .. Rules(property)],
            Default = property.GetCustomAttribute<DefaultAttribute>() is { } value ? JsonDocument.Parse(value.Json).RootElement : null,
        };
    }

    private SchemaNode Shape(Type declared, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string) && property.GetCustomAttribute<IntOrStringAttribute>() is not null)
            return new();
        if (type == typeof(string))
            return property.GetCustomAttribute<QuantityAttribute>() is null
                ? new() { Type = "string" }
                : new() { Pattern = SizePattern, Length = (1, 32) };
        if (type == typeof(bool))
            return new() { Type = "boolean" };
        if (type == typeof(int))
            return new() { Type = "integer", Format = "int32" };
        if (type == typeof(long))
            return new() { Type = "integer", Format = "int64" };
        if (type == typeof(DateTimeOffset))
            return new() { Type = "string", Format = "date-time" };
        if (type.IsEnum)
            return new() { Type = "string", Enum = Values(type) };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(Shape(type.GetGenericArguments()[0], property), property);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return new() { Type = "object", Values = Shape(type.GetGenericArguments()[1], property) };
        if (type.IsClass)
            return Object(type);
        throw new NotSupportedException($"{property.DeclaringType!.Name}.{property.Name}: {declared.Name} has no form in a schema.");
    }

    /// <summary>Objects without a key cannot be told apart, so a list of them is no set to the API server: it is replaced as a whole.</summary>
    private static SchemaNode List(SchemaNode items, PropertyInfo property) => new()
    {
        Type = "array",
        Items = items,
        IsAtomic = items.Properties.Count > 0 && property.GetCustomAttribute<ListMapKeyAttribute>() is null,
    };

    /// <summary>Attributes on a list or map that speak of strings are about its items or values.</summary>
    private static SchemaNode Constrain(SchemaNode node, PropertyInfo property)
    {
        var count = property.GetCustomAttribute<ItemsAttribute>();
        var outer = node with
        {
            Count = count is null ? null : (count.Minimum, count.Maximum),
            ListMapKey = property.GetCustomAttribute<ListMapKeyAttribute>()?.Key,
        };
        return node switch
        {
            { Items: { } items } => outer with { Items = ConstrainScalar(items, property) },
            { Values: { } values } => outer with { Values = ConstrainScalar(values, property) },
            _ => ConstrainScalar(outer, property),
        };
    }

    private static SchemaNode ConstrainScalar(SchemaNode node, PropertyInfo property)
    {
        if (property.GetCustomAttribute<DurationAttribute>() is { } duration)
        {
            var bounds = new DurationBounds(duration.Minimum, duration.Maximum, duration.Milliseconds);
            return node with { Duration = bounds, Pattern = bounds.Pattern, Length = DurationBounds.Length, Rules = [bounds.Rule] };
        }

        var length = property.GetCustomAttribute<LengthAttribute>();
        var range = property.GetCustomAttribute<RangeAttribute>();
        return node with
        {
            Pattern = property.GetCustomAttribute<PatternAttribute>()?.Regex ?? node.Pattern,
            Length = length is null ? node.Length : (length.Minimum, length.Maximum),
            Range = range is null ? null : (range.Minimum, range.Maximum),
        };
    }

    private IReadOnlyList<(string, DocText)> Values(Type type) =>
    [
        .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name, documentation.Of(field))),
    ];

    private static IReadOnlyList<ValidationRule> Rules(MemberInfo member) =>
        [.. member.GetCustomAttributes<ValidationRuleAttribute>().Select(rule => new ValidationRule(rule.Rule, rule.Message))];

    private static bool IsField(PropertyInfo property) =>
        property.GetMethod is { IsStatic: false } && property.GetIndexParameters().Length == 0
        && property.GetCustomAttribute<JsonIgnoreAttribute>() is null;

    private static string JsonName(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static DocText Join(DocText field, DocText type) =>
        type.Plain.Length == 0 || field.Plain.Contains(type.Plain, StringComparison.Ordinal)
            ? field
            : new($"{field.Plain}\n{type.Plain}", $"{field.Markdown} {type.Markdown}");
}
