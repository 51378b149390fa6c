using System.Text;

namespace CachePolicyOperator.Tests.Policy.Rendering.Nginx;

/// <summary>
/// nginx's grammar as ngx_conf_read_token reads it, written for the tests: what the renderer believes about quoting is not what
/// judges it.
/// </summary>
internal static class NginxTokens
{
    /// <summary>Each directive as its words; a block's ends in "{", and "}" stands alone.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Directives(string text)
    {
        var directives = new List<IReadOnlyList<string>>();
        var words = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            switch (text[i])
            {
                case ' ' or '\t' or '\r' or '\n':
                    i++;
                    break;
                case '#':
                    while (i < text.Length && text[i] != '\n')
                        i++;
                    break;
                case ';' or '{':
                    if (text[i] == '{')
                        words.Add("{");
                    directives.Add([.. words]);
                    words.Clear();
                    i++;
                    break;
                case '}':
                    if (words.Count > 0)
                        throw new FormatException($"unexpected }} after {string.Join(' ', words)}");
                    directives.Add(["}"]);
                    i++;
                    break;
                case '"' or '\'':
                    words.Add(Quoted(text, ref i));
                    break;
                default:
                    words.Add(Bare(text, ref i));
                    break;
            }
        }

        return words.Count == 0 ? directives : throw new FormatException("the last directive does not end");
    }

    private static string Quoted(string text, ref int i)
    {
        var quote = text[i++];
        var word = new StringBuilder();
        while (text[i] != quote)
            word.Append(Character(text, ref i));
        i++;
        return i == text.Length || text[i] is ' ' or '\n' or ';' ? word.ToString() : throw new FormatException($"'{text[i]}' after a quoted word");
    }

    private static string Bare(string text, ref int i)
    {
        var word = new StringBuilder();
        while (i < text.Length && text[i] is not (' ' or '\t' or '\r' or '\n' or ';' or '{'))
        {
            if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{')
                word.Append(text[i++]);
            word.Append(Character(text, ref i));
        }

        return word.ToString();
    }

    private static char Character(string text, ref int i)
    {
        if (text[i] != '\\')
            return text[i++];

        var escaped = text[i + 1] switch { '"' => '"', '\'' => '\'', '\\' => '\\', 't' => '\t', 'r' => '\r', 'n' => '\n', _ => '\0' };
        i += escaped == '\0' ? 1 : 2;
        return escaped == '\0' ? '\\' : escaped;
    }
}
