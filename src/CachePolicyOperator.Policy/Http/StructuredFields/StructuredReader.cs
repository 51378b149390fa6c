using System.Globalization;
using System.Text;

namespace CachePolicyOperator.Policy.Http.StructuredFields;

/// <summary>RFC 8941 section 4.2, by its own algorithms.</summary>
/// <remarks>Throws <see cref="FormatException"/> where the RFC fails parsing; reads each character once.</remarks>
internal ref struct StructuredReader(string text)
{
    private readonly string _text = text.Trim(' ');
    private int _at;

    private readonly bool IsEnd => _at >= _text.Length;

    private readonly char Next => IsEnd ? '\0' : _text[_at];

    internal IReadOnlyList<StructuredItem> ReadList()
    {
        var members = new List<StructuredItem>();
        while (!IsEnd)
        {
            members.Add(Next == '(' ? ReadInnerList() : ReadItem());
            Skip(" \t");
            if (IsEnd)
                break;
            Expect(',');
            Skip(" \t");
            Require(!IsEnd);
        }

        return members;
    }

    internal IReadOnlyDictionary<string, StructuredItem> ReadDictionary()
    {
        var members = new Dictionary<string, StructuredItem>(StringComparer.Ordinal);
        while (!IsEnd)
        {
            var key = ReadKey();
            members[key] = Next == '=' ? ReadMember() : new(new StructuredValue.Boolean(true), ReadParameters());
            Skip(" \t");
            if (IsEnd)
                break;
            Expect(',');
            Skip(" \t");
            Require(!IsEnd);
        }

        return members;
    }

    private StructuredItem ReadMember()
    {
        Expect('=');
        return Next == '(' ? ReadInnerList() : ReadItem();
    }

    private StructuredItem ReadInnerList()
    {
        var items = new List<StructuredItem>();
        Expect('(');
        while (true)
        {
            Skip(" ");
            if (Next == ')')
                break;
            items.Add(ReadItem());
            Require(Next is ' ' or ')');
        }

        Expect(')');
        return new(new StructuredValue.InnerList(items), ReadParameters());
    }

    private StructuredItem ReadItem() => new(ReadBareItem(), ReadParameters());

    private Dictionary<string, StructuredValue> ReadParameters()
    {
        var parameters = new Dictionary<string, StructuredValue>(StringComparer.Ordinal);
        while (Next == ';')
        {
            _at++;
            Skip(" ");
            var key = ReadKey();
            parameters[key] = new StructuredValue.Boolean(true);
            if (Next == '=')
            {
                _at++;
                parameters[key] = ReadBareItem();
            }
        }

        return parameters;
    }

    private string ReadKey()
    {
        Require(char.IsAsciiLetterLower(Next) || Next == '*');
        return Take(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-' or '.' or '*');
    }

    private StructuredValue ReadBareItem() => Next switch
    {
        '-' or (>= '0' and <= '9') => ReadNumber(),
        '"' => new StructuredValue.Text(ReadString()),
        ':' => ReadBytes(),
        '?' => ReadBoolean(),
        '*' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => new StructuredValue.Token(Take(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~:/".Contains(c))),
        _ => throw new FormatException(),
    };

    private StructuredValue ReadNumber()
    {
        var sign = Next == '-' ? -1 : 1;
        _at += sign < 0 ? 1 : 0;
        var whole = Take(char.IsAsciiDigit);
        if (Next != '.')
        {
            Require(whole.Length is >= 1 and <= 15);
            return new StructuredValue.Whole(sign * long.Parse(whole, CultureInfo.InvariantCulture));
        }

        _at++;
        var fraction = Take(char.IsAsciiDigit);
        Require(whole.Length is >= 1 and <= 12 && fraction.Length is >= 1 and <= 3);
        return new StructuredValue.Real(sign * decimal.Parse($"{whole}.{fraction}", CultureInfo.InvariantCulture));
    }

    private string ReadString()
    {
        var read = new StringBuilder();
        for (Expect('"'); Next != '"'; _at++)
        {
            if (Next == '\\')
            {
                _at++;
                Require(Next is '"' or '\\');
            }

            Require(Next is >= ' ' and <= '~');
            read.Append(Next);
        }

        Expect('"');
        return read.ToString();
    }

    private StructuredValue.Bytes ReadBytes()
    {
        Expect(':');
        var encoded = Take(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=');
        Expect(':');
        return new(Convert.FromBase64String(encoded));
    }

    private StructuredValue.Boolean ReadBoolean()
    {
        Expect('?');
        Require(Next is '0' or '1');
        return new(_text[_at++] == '1');
    }

    private string Take(Func<char, bool> belongs)
    {
        var start = _at;
        while (!IsEnd && belongs(Next))
            _at++;
        return _text[start.._at];
    }

    private void Skip(string characters)
    {
        while (!IsEnd && characters.Contains(Next))
            _at++;
    }

    private void Expect(char c)
    {
        Require(!IsEnd && Next == c);
        _at++;
    }

    private static void Require(bool holds)
    {
        if (!holds)
            throw new FormatException();
    }
}
