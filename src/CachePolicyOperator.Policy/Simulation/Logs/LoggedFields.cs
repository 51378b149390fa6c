using System.Text;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Simulation.Logs;

/// <summary>The request headers and cookies that decide something in the policies at hand; a log is read for these only.</summary>
public sealed class LoggedFields
{
    private readonly List<(byte[] Name, bool IsCookie, string Text)> _fields = [];

    public LoggedFields(params IEnumerable<EffectivePolicy> policies)
    {
        foreach (var rule in policies.SelectMany(policy => policy.Rules).OfType<EffectiveRule.Store>())
        {
            foreach (var header in rule.Key.Headers.Concat(rule.Unless.Headers))
                _ = Add(header, isCookie: false);
            foreach (var cookie in rule.Key.Cookies.Concat(rule.Unless.Cookies))
                _ = Add(cookie, isCookie: true);
            if (rule.Unless.Authorization == AuthorizationMode.Bypass)
                _ = Add(Authorization, isCookie: false);
        }
    }

    public int Count => _fields.Count;

    internal const string Authorization = "authorization";

    /// <summary>Of a field that no policy asks for: -1.</summary>
    internal int Header(string name) => _fields.FindIndex(field => !field.IsCookie && field.Text == name);

    internal int Cookie(string name) => _fields.FindIndex(field => field.IsCookie && field.Text == name);

    /// <summary>By nginx's name of a variable without its prefix: lower case, underscores.</summary>
    internal int Variable(ReadOnlySpan<byte> name, bool isCookie)
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].IsCookie == isCookie && name.SequenceEqual(_fields[i].Name))
                return i;
        }

        return -1;
    }

    internal string Describe(int field) => $"{(_fields[field].IsCookie ? "cookie" : "header")} {_fields[field].Text}";

    private int Add(string name, bool isCookie)
    {
        var known = isCookie ? Cookie(name) : Header(name);
        if (known >= 0)
            return known;
        _fields.Add((Encoding.Latin1.GetBytes(isCookie ? name : name.Replace('-', '_')), isCookie, name));
        return _fields.Count - 1;
    }
}
